package health.onward.identity;

import health.onward.platform.bulk.Format;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportRun;
import health.onward.platform.bulk.Input;
import health.onward.platform.bulk.Row;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Organisations and sites from an operator's file (docs/imports.md): what it names is added or brought up to date, what it does
 * not name stays, for referrals name organisations for ever. One that has gone is closed.
 */
public final class OrganisationImport implements Import {

    public static final String WHAT = "organisations";

    private static final Format FORMAT =
            Format.csv("ods_code", "name", "kind", "parent", "postcode", "open").optional("address", "phone");
    private static final String[] VALUES = {"ods_code", "name", "kind", "parent", "postcode", "open", "address", "phone"
    };
    private static final String PART = "organisation";
    private static final Set<String> KINDS =
            Arrays.stream(Organisation.Kind.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    /** As it is printed: services are placed by it. */
    private static final Pattern POSTCODE = Pattern.compile("[A-Z0-9]{2,4} ?[0-9][A-Z]{2}");

    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 ()+-]{4,29}");

    private final Input file;
    private final Consumer<ImportRun> afterwards;

    /** @param afterwards what follows from other postcodes of sites, in the same transaction */
    public OrganisationImport(Input file, Consumer<ImportRun> afterwards) {
        this.file = file;
        this.afterwards = afterwards;
    }

    @Override
    public String what() {
        return WHAT;
    }

    @Override
    public void read(ImportRun run) {
        run.stage(PART, file, FORMAT, row -> Optional.of(values(row)));
    }

    private static String[] values(Row row) {
        String code = row.matching("ods_code", OdsCode.FORM, OdsCode.SAID);
        String kind = row.oneOf("kind", KINDS);
        String parent = row.optionalMatching("parent", OdsCode.FORM, OdsCode.SAID);
        if (parent.equals(code) && !code.isEmpty()) {
            row.wrong("parent", "is the organisation itself: leave it empty");
        }
        if (parent.isEmpty() && kind.equals(Organisation.Kind.SITE.name())) {
            row.wrong("parent", "is empty: a site belongs to an organisation");
        }
        String postcode = row.optionalMatching("postcode", POSTCODE, "a postcode like LS1 2TW");
        return new String[] {
            code,
            row.text("name"),
            kind,
            parent,
            printed(postcode),
            String.valueOf(row.yes("open")),
            row.optionalText("address"),
            row.optionalMatching("phone", PHONE, "a telephone number like 01632 960 200")
        };
    }

    private static String printed(String postcode) {
        String bare = postcode.replace(" ", "");
        int inward = bare.length() - 3;
        return inward < 1 ? "" : bare.substring(0, inward) + " " + bare.substring(inward);
    }

    @Override
    public void merge(ImportRun run) {
        run.alone("organisation");
        String staged = run.staged(PART, VALUES);
        run.checkUnique(PART, "ods_code", VALUES);
        check(run, staged);
        if (!run.sound()) {
            return;
        }
        long known = run.count("select count(*) from organisation o join " + staged + " s using (ods_code)");
        long written = run.update("""
                insert into organisation as o (ods_code, name, kind, parent, postcode, open, address, phone)
                select ods_code, name, kind, nullif(parent, ''), nullif(postcode, ''), open::boolean,
                       array_remove(string_to_array(address, '|'), ''), nullif(phone, '') from %s s
                on conflict (ods_code) do update
                set name = excluded.name, kind = excluded.kind, parent = excluded.parent, postcode = excluded.postcode,
                    open = excluded.open, phone = coalesce(excluded.phone, o.phone),
                    address = case when excluded.address = '{}' then o.address else excluded.address end
                where (o.name, o.kind, o.parent, o.postcode, o.open)
                  is distinct from (excluded.name, excluded.kind, excluded.parent, excluded.postcode, excluded.open)
                   or excluded.phone <> coalesce(o.phone, '')
                   or (excluded.address <> o.address and excluded.address <> '{}')
                """.formatted(staged));
        long added = run.count("select count(*) from " + staged + " s") - known;
        run.tally(added, written - added, 0);
        afterwards.accept(run);
    }

    /** A parent may come with the file or be there already; the file counts. */
    private static void check(ImportRun run, String staged) {
        run.check(PART, """
                select line, case
                  when parents_kind is null then 'parent (' || parent || ') is not known: add a row for it, or correct it'
                  when parents_parent = ods_code then 'parent (' || parent || ') has this one as its own parent: correct one'
                  else 'parent (' || parent || ') is a ' || parents_kind || ': a site belongs to a PROVIDER or GP_PRACTICE, '
                    || 'anything else to a COMMISSIONER'
                  end as sentence
                from (select s.line, s.ods_code, s.kind, s.parent, coalesce(t.kind, o.kind) as parents_kind,
                             case when t.line is null then o.parent else t.parent end as parents_parent
                      from %1$s s left join %1$s t on t.ods_code = s.parent
                      left join organisation o on o.ods_code = s.parent
                      where s.parent <> '') c
                where parents_kind is null or parents_parent = ods_code
                  or case when kind = 'SITE' then parents_kind not in ('PROVIDER', 'GP_PRACTICE')
                          else parents_kind <> 'COMMISSIONER' end
                """.formatted(staged));
    }
}
