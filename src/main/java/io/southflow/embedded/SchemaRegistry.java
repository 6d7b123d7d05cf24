package io.southflow.embedded;

import io.southflow.embedded.RegistryEvent.LevelSet;
import io.southflow.embedded.RegistryEvent.SchemaStored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.Schema;

/**
 * The rules of the registry. A change is decided on the state, written to the journal and only then applied, one at a
 * time. Thread-safe. What is refused throws {@link RegistryException}.
 */
final class SchemaRegistry {
    static final int MAX_SUBJECTS = 1_000;
    static final int MAX_VERSIONS = 1_000;
    static final int MAX_SUBJECT_LENGTH = 255;

    private final SchemaStore store;
    private final Consumer<RegistryEvent> journal;

    /**
     * @param store already brought up to the end of the journal
     * @param journal returns when the event is kept, throws when it may not be
     */
    SchemaRegistry(SchemaStore store, Consumer<RegistryEvent> journal) {
        this.store = store;
        this.journal = journal;
    }

    /** The same schema again is answered with what is there. */
    synchronized SchemaVersion register(String subject, String text) {
        Schema schema = AvroText.parse(text);
        String canonical = schema.toString();
        Optional<SchemaVersion> present = find(store.live(subject), canonical);
        if (present.isPresent()) {
            return present.get();
        }
        checkRoomForSubject(subject);
        checkRoomForVersion(subject);
        List<String> conflicts = conflicts(subject, schema, store.live(subject));
        if (!conflicts.isEmpty()) {
            throw RegistryException.incompatible(subject, conflicts);
        }
        int id = store.id(canonical).orElseGet(store::takeId);
        int version = store.versions(subject).size() + 1;
        SchemaVersion registered = new SchemaVersion(subject, version, id, canonical, false);
        record(new SchemaStored(registered));
        return registered;
    }

    private void checkRoomForSubject(String subject) {
        if (subject.length() > MAX_SUBJECT_LENGTH) {
            throw RegistryException.limitReached("a subject has at most " + MAX_SUBJECT_LENGTH + " characters");
        }
        if (!store.knows(subject) && store.size() == MAX_SUBJECTS) {
            throw RegistryException.limitReached("at most " + MAX_SUBJECTS + " subjects");
        }
    }

    private void checkRoomForVersion(String subject) {
        if (store.versions(subject).size() == MAX_VERSIONS) {
            throw RegistryException.limitReached("at most " + MAX_VERSIONS + " versions of a subject");
        }
    }

    /** The version of a subject that has this schema. */
    synchronized SchemaVersion lookup(String subject, String text, boolean deleted) {
        String canonical = AvroText.parse(text).toString();
        return find(requireVersions(subject, deleted), canonical)
                .orElseThrow(() -> RegistryException.schemaNotFound(""));
    }

    private static Optional<SchemaVersion> find(Collection<SchemaVersion> versions, String canonical) {
        return versions.stream()
                .filter(version -> version.schema().equals(canonical))
                .findFirst();
    }

    /** Why a schema may not follow the given versions; empty when it may. Of an unknown subject: empty. */
    synchronized List<String> conflicts(String subject, String text, Optional<VersionName> against) {
        Schema candidate = AvroText.parse(text);
        List<SchemaVersion> live = store.live(subject);
        if (against.isEmpty() || (live.isEmpty() && against.get().isLatest())) {
            return conflicts(subject, candidate, live);
        }
        return conflicts(subject, candidate, List.of(version(subject, against.get(), false)));
    }

    private List<String> conflicts(String subject, Schema candidate, List<SchemaVersion> earlier) {
        List<SchemaVersion> newestFirst = new ArrayList<>(earlier);
        Collections.reverse(newestFirst);
        Compatibility level = store.level(subject).orElse(store.globalLevel());
        return level.conflicts(
                candidate,
                newestFirst.stream()
                        .map(version -> AvroText.parse(version.schema()))
                        .toList());
    }

    synchronized List<String> subjects(boolean deleted) {
        return store.subjects().stream()
                .filter(subject -> deleted || !store.live(subject).isEmpty())
                .toList();
    }

    synchronized List<SchemaVersion> versions(String subject, boolean deleted) {
        return List.copyOf(requireVersions(subject, deleted));
    }

    private Collection<SchemaVersion> requireVersions(String subject, boolean deleted) {
        Collection<SchemaVersion> versions = deleted ? store.versions(subject) : store.live(subject);
        if (versions.isEmpty()) {
            throw RegistryException.subjectNotFound(subject);
        }
        return versions;
    }

    synchronized SchemaVersion version(String subject, VersionName name, boolean deleted) {
        return requireVersions(subject, deleted).stream()
                .filter(name::names)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> RegistryException.versionNotFound(name.toString()));
    }

    synchronized String schema(int id) {
        return store.schema(id).orElseThrow(() -> RegistryException.schemaNotFound(id + " "));
    }

    synchronized List<SchemaVersion> withId(int id) {
        schema(id);
        return store.withId(id);
    }

    synchronized int highestId() {
        return store.highestId();
    }

    /** Hides all versions and gives up the subject's level. */
    synchronized List<SchemaVersion> deleteSubject(String subject) {
        Collection<SchemaVersion> versions = requireVersions(subject, false);
        versions.forEach(version -> record(new SchemaStored(version.delete())));
        if (store.level(subject).isPresent()) {
            record(new LevelSet(Optional.of(subject), Optional.empty()));
        }
        return List.copyOf(versions);
    }

    synchronized SchemaVersion deleteVersion(String subject, VersionName name) {
        SchemaVersion version = version(subject, name, false);
        record(new SchemaStored(version.delete()));
        return version;
    }

    synchronized Compatibility globalLevel() {
        return store.globalLevel();
    }

    synchronized Compatibility level(String subject, boolean defaultToGlobal) {
        return store.level(subject)
                .or(() -> defaultToGlobal ? Optional.of(store.globalLevel()) : Optional.empty())
                .orElseThrow(() -> RegistryException.noLevelOf(subject));
    }

    /**
     * @param subject empty for the level of all subjects without one of their own
     * @param level empty to give it up
     */
    synchronized void setLevel(Optional<String> subject, Optional<Compatibility> level) {
        subject.ifPresent(this::checkRoomForSubject);
        record(new LevelSet(subject, level));
    }

    private void record(RegistryEvent event) {
        journal.accept(event);
        store.apply(event);
    }
}
