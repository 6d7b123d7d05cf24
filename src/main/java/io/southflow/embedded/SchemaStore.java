package io.southflow.embedded;

import io.southflow.embedded.RegistryEvent.LevelSet;
import io.southflow.embedded.RegistryEvent.SchemaStored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/** The registry's state: a fold over its events, in order. Not thread-safe. */
final class SchemaStore {
    private final NavigableMap<String, NavigableMap<Integer, SchemaVersion>> subjects = new TreeMap<>();
    private final Map<Integer, String> schemaById = new HashMap<>();
    private final Map<String, Integer> idBySchema = new HashMap<>();
    private final Map<String, Compatibility> levels = new HashMap<>();
    private Compatibility globalLevel = Compatibility.BACKWARD;
    private int highestId;

    void apply(RegistryEvent event) {
        if (event instanceof SchemaStored stored) {
            apply(stored.schema());
        } else if (event instanceof LevelSet set) {
            apply(set);
        }
    }

    private void apply(SchemaVersion stored) {
        subjects.computeIfAbsent(stored.subject(), name -> new TreeMap<>()).put(stored.version(), stored);
        schemaById.putIfAbsent(stored.id(), stored.schema());
        idBySchema.merge(stored.schema(), stored.id(), Math::min);
        highestId = Math.max(highestId, stored.id());
    }

    private void apply(LevelSet set) {
        if (set.subject().isEmpty()) {
            globalLevel = set.level().orElse(Compatibility.BACKWARD);
        } else if (set.level().isPresent()) {
            levels.put(set.subject().get(), set.level().get());
        } else {
            levels.remove(set.subject().get());
        }
    }

    /** An id nobody has. It is used up by asking: a write whose outcome is unknown must not share its id. */
    int takeId() {
        highestId++;
        return highestId;
    }

    NavigableSet<String> subjects() {
        return subjects.navigableKeySet();
    }

    boolean knows(String subject) {
        return subjects.containsKey(subject) || levels.containsKey(subject);
    }

    /** Subjects known, by a schema or by a level. */
    int size() {
        return (int) (subjects.size()
                + levels.keySet().stream()
                        .filter(subject -> !subjects.containsKey(subject))
                        .count());
    }

    /** Oldest first, deleted ones too; empty for an unknown subject. */
    Collection<SchemaVersion> versions(String subject) {
        return subjects.getOrDefault(subject, new TreeMap<>()).values();
    }

    List<SchemaVersion> live(String subject) {
        return versions(subject).stream().filter(version -> !version.deleted()).toList();
    }

    List<SchemaVersion> withId(int id) {
        List<SchemaVersion> found = new ArrayList<>();
        subjects.values().forEach(versions -> versions.values().stream()
                .filter(version -> version.id() == id && !version.deleted())
                .forEach(found::add));
        return found;
    }

    Optional<String> schema(int id) {
        return Optional.ofNullable(schemaById.get(id));
    }

    Optional<Integer> id(String schema) {
        return Optional.ofNullable(idBySchema.get(schema));
    }

    int highestId() {
        return highestId;
    }

    Compatibility globalLevel() {
        return globalLevel;
    }

    Optional<Compatibility> level(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }
}
