package health.onward.referral.canary;

import java.util.List;

/** What a distributed database cannot do, and what hides work from whoever reads the code. */
final class GuiltySql {

    static final List<String> STATEMENTS = List.of(
            "create trigger told after insert on referral execute function tell()",
            "merge into slot using taken on slot.id = taken.id when matched then delete",
            "insert into slot (id) values ((select max(id) + 1 from slot))",
            "select * from referral where status = ? for update skip locked");

    private GuiltySql() {}
}
