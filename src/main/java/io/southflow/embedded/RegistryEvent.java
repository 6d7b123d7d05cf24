package io.southflow.embedded;

import java.util.Optional;

/** What happened to the registry. A later event replaces an earlier one of the same key, so that a log can be compacted. */
sealed interface RegistryEvent {
    /** Keyed by subject and version. */
    record SchemaStored(SchemaVersion schema) implements RegistryEvent {}

    /**
     * Keyed by subject.
     *
     * @param subject empty for the level of all subjects without one of their own
     * @param level empty when the subject gave up its own
     */
    record LevelSet(Optional<String> subject, Optional<Compatibility> level) implements RegistryEvent {}
}
