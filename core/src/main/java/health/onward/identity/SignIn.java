package health.onward.identity;

import health.onward.identity.SignInRules.Facts;
import health.onward.identity.SignInRules.Said;
import health.onward.platform.Outcome;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes an {@link Actor} of what a caller says, with one question to the database: a role taken away is gone at once. An
 * application of a provider costs a second one, for its services.
 */
public final class SignIn implements Callers {

    private final JdbcClient jdbc;
    private final Applications applications;
    private final ProviderServices provided;

    public SignIn(JdbcClient jdbc, Applications applications, ProviderServices provided) {
        this.jdbc = jdbc;
        this.applications = applications;
        this.provided = provided;
    }

    @Override
    public Outcome<Claims> strongEnough(Claims claims) {
        return SignInRules.strongEnough(claims);
    }

    @Override
    public Outcome<Actor> actor(Claims claims, SaidContext context, Access access, String endpoint, String requestId) {
        return switch (claims) {
            case Claims.OfPerson person ->
                SignInRules.understand(context, access).then(said -> {
                    Facts facts = facts(person.user(), said);
                    return SignInRules.believe(said, facts).map(true_ -> actor(person, true_, facts, requestId));
                });
            case Claims.OfApplication(var id) ->
                UnattendedRules.permit(context, applications.working(id), access, endpoint)
                        .map(application -> actor(application, requestId));
        };
    }

    private static Actor actor(Claims.OfPerson person, Said said, Facts facts, String requestId) {
        Set<ServiceId> services =
                said.function().side() == BusinessFunction.Side.PROVIDER ? facts.services() : Set.of();
        return new Actor(
                person.user(),
                said.organisation(),
                said.function(),
                said.onBehalfOf(),
                services,
                requestId,
                person.client());
    }

    private Actor actor(Application application, String requestId) {
        Set<ServiceId> services = application.function().side() == BusinessFunction.Side.PROVIDER
                ? provided.of(application.organisation())
                : Set.of();
        return new Actor(
                application.user(),
                application.organisation(),
                application.function(),
                Optional.empty(),
                services,
                requestId,
                Optional.of(application.id()));
    }

    private Facts facts(UserId user, Said said) {
        return jdbc.sql("""
                        select p.active is true as active, o.open is true as open,
                               exists (select from business_role r
                                       where r.user_id = said.user_id and r.ods_code = said.ods_code
                                         and r.function = said.function) as holds,
                               exists (select from on_behalf b
                                       join person c on c.user_id = b.clinician_id and c.active
                                       join business_role r on r.user_id = b.clinician_id and r.ods_code = b.ods_code
                                        and r.function = 'SERVICE_PROVIDER_CLINICIAN'
                                       where b.user_id = said.user_id and b.ods_code = said.ods_code
                                         and b.clinician_id = said.clinician) as may_act_for,
                               array(select distinct s.service_id from workgroup_member m
                                     join workgroup w on w.id = m.workgroup_id and w.ods_code = said.ods_code
                                     join workgroup_service s on s.workgroup_id = m.workgroup_id
                                     where m.user_id = coalesce(said.clinician, said.user_id)) as services
                        from (select ?::text as user_id, ?::text as ods_code, ?::text as function,
                                     ?::text as clinician) said
                        left join person p on p.user_id = said.user_id
                        left join organisation o on o.ods_code = said.ods_code
                        """)
                .params(Arrays.asList(
                        user.value(),
                        said.organisation().value(),
                        said.function().name(),
                        said.onBehalfOf().map(UserId::value).orElse(null)))
                .query((row, n) -> facts(row))
                .single();
    }

    private static Facts facts(ResultSet row) throws SQLException {
        return new Facts(
                row.getBoolean("active"),
                row.getBoolean("open"),
                row.getBoolean("holds"),
                row.getBoolean("may_act_for"),
                services(row.getArray("services")));
    }

    private static Set<ServiceId> services(Array array) throws SQLException {
        return Arrays.stream((Long[]) array.getArray()).map(ServiceId::new).collect(Collectors.toUnmodifiableSet());
    }
}
