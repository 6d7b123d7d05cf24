package io.southflow;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Arrows between the rooms go one way. */
class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.southflow");

    @Test
    void roomsUseOnlyWhatTheyMay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("calendar")
                .definedBy("io.southflow.calendar..")
                .layer("analytics")
                .definedBy("io.southflow.analytics..")
                .layer("schema")
                .definedBy("io.southflow.schema..")
                .layer("wire")
                .definedBy("io.southflow.wire..")
                .layer("topology")
                .definedBy("io.southflow.topology..")
                .layer("feed")
                .definedBy("io.southflow.feed..")
                .layer("metrics")
                .definedBy("io.southflow.metrics..")
                .layer("embedded")
                .definedBy("io.southflow.embedded..")
                .layer("cli")
                .definedBy("io.southflow.cli..")
                .whereLayer("calendar")
                .mayNotAccessAnyLayer()
                .whereLayer("analytics")
                .mayOnlyAccessLayers("calendar")
                .whereLayer("schema")
                .mayNotAccessAnyLayer()
                .whereLayer("wire")
                .mayOnlyAccessLayers("analytics", "calendar", "schema")
                .whereLayer("topology")
                .mayOnlyAccessLayers("wire", "analytics", "calendar", "schema")
                .whereLayer("feed")
                .mayOnlyAccessLayers("wire", "analytics", "calendar", "schema")
                .whereLayer("metrics")
                .mayOnlyAccessLayers("analytics")
                .whereLayer("embedded")
                .mayNotAccessAnyLayer()
                .withOptionalLayers(true)
                .check(classes);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("io.southflow.(*)..").should().beFreeOfCycles().check(classes);
    }
}
