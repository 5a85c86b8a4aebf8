package health.onward.server.operator;

import health.onward.directory.CodeList;
import health.onward.directory.ReleaseFiles;
import health.onward.identity.OrganisationImport;
import health.onward.identity.PeopleImport;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.Input;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The imports that an operator can order. */
enum Command {
    ORGANISATIONS("FILE", Set.of()) {
        @Override
        Plan plan(Words words) {
            Input file = words.onlyFile();
            return house -> new OrganisationImport(file, house.reference().places());
        }
    },
    PEOPLE("FILE", Set.of()) {
        @Override
        Plan plan(Words words) {
            Input file = words.onlyFile();
            return house -> new PeopleImport(file, house.ids()::next);
        }
    },
    POSTCODES("FILE [--terminated]", Set.of("--terminated")) {
        @Override
        Plan plan(Words words) {
            Input file = words.onlyFile();
            return house -> house.reference().postcodes(file, words.has("--terminated"));
        }
    },
    REFERENCE("LIST FILE [LIST FILE ...]", Set.of()) {
        @Override
        Plan plan(Words words) {
            List<String> plain = words.plain();
            if (plain.isEmpty() || plain.size() % 2 != 0) {
                throw new Misused("each list needs its file");
            }
            if (plain.getFirst().equals(BANK_HOLIDAYS) && plain.size() == 2) {
                Input file = Words.file(plain.getLast());
                return house -> house.reference().bankHolidays(file);
            }
            Map<CodeList, Input> files = new HashMap<>();
            for (int n = 0; n < plain.size(); n += 2) {
                if (files.put(list(plain.get(n)), Words.file(plain.get(n + 1))) != null) {
                    throw new Misused("the list " + plain.get(n) + " is given twice");
                }
            }
            return house -> house.loaded().lists(files);
        }
    },
    TERMS(
            "(FILE | --concepts FILE --descriptions FILE [--language FILE [--refset ID]] --map FILE)",
            Set.of("--concepts=", "--descriptions=", "--language=", "--refset=", "--map=")) {
        @Override
        Plan plan(Words words) {
            if (words.option("--concepts").isEmpty()
                    && words.option("--descriptions").isEmpty()) {
                Input file = words.onlyFile();
                return house -> house.loaded().terms(file);
            }
            if (!words.plain().isEmpty()) {
                throw new Misused("a file of terms and a release of SNOMED CT cannot be given together");
            }
            var files = new ReleaseFiles(
                    words.fileOf("--concepts"),
                    words.fileOf("--descriptions"),
                    words.fileOf("--map"),
                    words.option("--language").map(Words::file),
                    words.option("--refset"));
            return house -> house.loaded().terms(files);
        }
    },
    DIRECTORY("FILE", Set.of()) {
        @Override
        Plan plan(Words words) {
            Input file = words.onlyFile();
            return house -> house.services(file);
        }
    };

    /** An import that is understood, and made once the database is open. */
    interface Plan {
        Import in(OpenHouse house);
    }

    static final String DRY_RUN = "--dry-run";

    private static final String BANK_HOLIDAYS = "bank-holiday";

    private final String usage;
    private final Set<String> options;

    Command(String usage, Set<String> options) {
        this.usage = usage;
        this.options = options;
    }

    /** @throws Misused when the words do not say what to do */
    abstract Plan plan(Words words);

    /** The name with which it is called. */
    String said() {
        return name().toLowerCase(Locale.ROOT);
    }

    String usage() {
        return "./onward " + said() + " import " + usage + " [" + DRY_RUN + "]";
    }

    Set<String> options() {
        Set<String> all = new HashSet<>(options);
        all.add(DRY_RUN);
        return all;
    }

    static Command called(String name) {
        return Arrays.stream(values())
                .filter(command -> command.said().equals(name))
                .findFirst()
                .orElseThrow(() -> new Misused("there is no import of '" + name + "'"));
    }

    private static CodeList list(String name) {
        return CodeList.published(name.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new Misused("there is no list '" + name + "': there are "
                        + Arrays.stream(CodeList.values())
                                .map(list -> list.published().toLowerCase(Locale.ROOT))
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ", and " + BANK_HOLIDAYS + " by itself"));
    }
}
