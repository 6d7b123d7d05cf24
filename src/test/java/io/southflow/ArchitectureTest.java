package io.southflow;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.southflow.schema.AlertState;
import io.southflow.schema.Rule;
import io.southflow.schema.Severity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Arrows between the rooms go one way. */
class ArchitectureTest {
    private static final String ROOT = "io.southflow.";

    /** What each room may use besides itself; a room is a package, those below it are rooms of their own. */
    private static final Map<String, String> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put("calendar", "");
        ROOMS.put("schema", "");
        ROOMS.put("analytics.unit", "calendar");
        ROOMS.put("analytics.row", "");
        ROOMS.put("analytics.statistic", "analytics.row");
        ROOMS.put("analytics.position", "analytics.unit analytics.row");
        String facts = "calendar analytics.unit analytics.row analytics.statistic analytics.position";
        ROOMS.put("analytics.action", "calendar analytics.row");
        ROOMS.put("analytics.detector", facts);
        ROOMS.put("analytics.rule", facts + " analytics.detector");
        ROOMS.put("analytics.flow", facts);
        ROOMS.put("analytics.price", facts + " analytics.action");
        ROOMS.put("analytics.shorts", facts + " analytics.action");
        ROOMS.put("wire", "calendar schema analytics.unit");
        ROOMS.put("check", "calendar schema wire analytics.unit");
        ROOMS.put("topology.api", "calendar schema wire check analytics.unit analytics.row analytics.detector");
        ROOMS.put("topology.order", "calendar wire");
        ROOMS.put("topology.state", "wire analytics.row");
        ROOMS.put("topology.intake", "calendar schema wire check topology.api");
        String ofStock = facts
                + " schema wire check analytics.action analytics.detector analytics.flow analytics.price analytics.shorts";
        ROOMS.put("topology.stock", ofStock + " topology.api topology.state topology.intake");
        ROOMS.put("topology.market", ofStock + " topology.api topology.state topology.stock");
        ROOMS.put("topology.output", ofStock + " topology.api topology.stock");
        ROOMS.put(
                "topology",
                ofStock + " topology.api topology.order topology.state topology.intake topology.stock topology.market"
                        + " topology.output");
        ROOMS.put("feed.publish", "calendar schema wire");
        ROOMS.put("feed", "calendar schema wire");
        ROOMS.put("feed.csv", "calendar schema wire check feed feed.publish");
        ROOMS.put("feed.tape", "calendar schema wire feed feed.publish");
        ROOMS.put("metrics", "analytics.unit");
        ROOMS.put("http", "analytics.unit metrics");
        ROOMS.put("embedded", "");
    }

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.southflow");

    @Test
    void roomsUseOnlyWhatTheyMay() {
        ROOMS.forEach((room, others) -> {
            String[] allowed = Stream.concat(
                            Stream.of(room), Arrays.stream(others.split(" ")).filter(name -> !name.isEmpty()))
                    .map(name -> ROOT + name)
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(ROOT + room)
                    .should()
                    .onlyDependOnClassesThat(
                            not(resideInAPackage("io.southflow..")).or(resideInAnyPackage(allowed)))
                    .because(room + " may use: " + others)
                    .check(classes);
        });
    }

    @Test
    void nobodyUsesTheEnumerationsOfStoredAlerts() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "schema")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Rule.class, Severity.class, AlertState.class)
                .because("rule, severity and state of an alert are text")
                .check(classes);
    }

    @Test
    void eachRoomIsInTheTable() {
        assertThat(classes.stream()
                        .map(each -> each.getPackageName()
                                .substring(ROOT.length() - 1)
                                .replaceFirst("^\\.", ""))
                        .filter(room -> !room.startsWith("cli"))
                        .distinct())
                .isSubsetOf(ROOMS.keySet());
    }

    @Test
    void roomsHaveNoCycles() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(com.tngtech.archunit.core.domain.JavaClass each) {
                        return SliceIdentifier.of(each.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "rooms";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
