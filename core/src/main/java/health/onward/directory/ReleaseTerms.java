package health.onward.directory;

import health.onward.platform.bulk.ImportRun;

/** The staged rows of a SNOMED CT release and of the operator's map, put together to terms. */
final class ReleaseTerms {

    static final String[] MAP = {"id", "specialty", "clinic_type"};

    private final ImportRun run;
    private final boolean preferences;
    private final String map;
    private final String concepts;
    private final String descriptions;
    private final String languages;

    ReleaseTerms(ImportRun run, boolean preferences) {
        this.run = run;
        this.preferences = preferences;
        this.map = run.staged("map", MAP);
        this.concepts = run.staged("concept", "id", "active");
        this.descriptions = run.staged("description", "id", "concept", "kind", "term");
        this.languages = run.staged("language", "refset", "description");
    }

    void check() {
        run.checkUnique("concept", "id", "id", "active");
        run.check("map", """
                select m.line, case when c.id is null
                  then 'id (' || m.id || ') is no concept of this release: take the line away, or give the right release'
                  else 'id (' || m.id || ') is no longer active in this release: map the concept that replaced it' end as sentence
                from %s m left join %s c on c.id = m.id where c.id is null or c.active = '0'
                """.formatted(map, concepts));
        if (preferences) {
            run.check("language", """
                    select min(line) as line, 'has several reference sets (' || string_agg(distinct refset, ', ')
                             || '): say whose words count with --refset' as sentence
                    from %s l having count(distinct refset) > 1
                    """.formatted(languages));
        }
        if (run.sound()) {
            run.check("map", """
                    select m.line, 'id (' || m.id || ') has no name in this release: take the line away, or give the'
                             || ' description file that belongs to the concepts' as sentence
                    from %s m left join %s t on t.id = m.id where t.id is null
                    """.formatted(map, table()));
        }
    }

    /** The preferred synonym; without one, the fully specified name without what it is, which stands in brackets at its end. */
    String table() {
        return """
                (select distinct on (m.id) m.id, m.specialty, m.clinic_type,
                        case when d.kind = 'name' then regexp_replace(d.term, ' \\([^()]*\\)$', '') else d.term end as term
                 from %s m join %s d on d.concept = m.id left join %s l on l.description = d.id
                 where d.kind = 'name' or l.description is not null
                 order by m.id, (l.description is not null and d.kind = 'synonym') desc, d.id)
                """.formatted(map, descriptions, languages);
    }
}
