package io.southflow.embedded;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** How a new version of a schema must get on with the ones before it, as Confluent names the levels. */
enum Compatibility {
    NONE(false, false, false),
    /** The new schema reads what the latest one wrote. */
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    /** The latest schema reads what the new one writes. */
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private static final int MAX_CONFLICTS = 10;

    private final boolean newReadsOld;
    private final boolean oldReadsNew;
    private final boolean transitive;

    Compatibility(boolean newReadsOld, boolean oldReadsNew, boolean transitive) {
        this.newReadsOld = newReadsOld;
        this.oldReadsNew = oldReadsNew;
        this.transitive = transitive;
    }

    /** @throws RegistryException 42203 when there is no such level */
    static Compatibility parse(String name) {
        for (Compatibility level : values()) {
            if (level.name().equalsIgnoreCase(name)) {
                return level;
            }
        }
        throw RegistryException.invalidLevel(name);
    }

    /**
     * Why {@code candidate} may not follow; empty when it may.
     *
     * @param newestFirst the versions that are there
     */
    List<String> conflicts(Schema candidate, List<Schema> newestFirst) {
        List<String> conflicts = new ArrayList<>();
        for (Schema earlier :
                transitive ? newestFirst : newestFirst.stream().limit(1).toList()) {
            if (newReadsOld) {
                conflicts.addAll(
                        whyCannotRead(candidate, earlier, "the new schema cannot read data of an earlier one"));
            }
            if (oldReadsNew) {
                conflicts.addAll(
                        whyCannotRead(earlier, candidate, "an earlier schema cannot read data of the new one"));
            }
        }
        return conflicts.stream().limit(MAX_CONFLICTS).toList();
    }

    private static List<String> whyCannotRead(Schema reader, Schema writer, String consequence) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(problem -> consequence + ", " + problem.getType() + " at " + problem.getLocation() + " ("
                        + problem.getMessage() + ")")
                .toList();
    }
}
