package io.southflow.embedded;

import java.util.Arrays;

/** A refusal as the registry's API words it: an HTTP status, Confluent's error code and one line for a person. */
final class RegistryException extends RuntimeException {
    private final int status;
    private final int code;

    RegistryException(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    static RegistryException subjectNotFound(String subject) {
        return new RegistryException(404, 40401, "Subject '" + subject + "' not found.");
    }

    static RegistryException versionNotFound(String version) {
        return new RegistryException(404, 40402, "Version " + version + " not found.");
    }

    static RegistryException schemaNotFound(String what) {
        return new RegistryException(404, 40403, "Schema " + what + "not found.");
    }

    static RegistryException noLevelOf(String subject) {
        return new RegistryException(
                404, 40408, "Subject '" + subject + "' does not have subject-level compatibility configured.");
    }

    static RegistryException invalidSchema(String reason) {
        return new RegistryException(422, 42201, "Invalid schema: " + reason);
    }

    static RegistryException invalidVersion(String version) {
        return new RegistryException(
                422, 42202, "'" + version + "' is not a version: use a number from 1 or the word latest.");
    }

    static RegistryException invalidLevel(String level) {
        return new RegistryException(
                422,
                42203,
                "'" + level + "' is not a compatibility level: use one of " + Arrays.toString(Compatibility.values())
                        + ".");
    }

    static RegistryException limitReached(String limit) {
        return new RegistryException(422, 42205, "The embedded registry is full: " + limit + ".");
    }

    static RegistryException incompatible(String subject, Iterable<String> conflicts) {
        return new RegistryException(
                409,
                409,
                "Schema is incompatible with an earlier schema of subject '" + subject + "': "
                        + String.join("; ", conflicts));
    }
}
