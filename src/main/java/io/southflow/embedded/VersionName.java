package io.southflow.embedded;

/**
 * How a request names a version.
 *
 * @param number from 1, or 0 for the latest
 */
record VersionName(int number) {
    private static final int LATEST = 0;

    /** @throws RegistryException 42202 when it is neither a number from 1 nor {@code latest} or {@code -1} */
    static VersionName parse(String text) {
        if (text.equals("latest") || text.equals("-1")) {
            return new VersionName(LATEST);
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return new VersionName(number);
            }
        } catch (NumberFormatException e) {
            throw RegistryException.invalidVersion(text);
        }
        throw RegistryException.invalidVersion(text);
    }

    boolean isLatest() {
        return number == LATEST;
    }

    /** Whether the version may be meant; of several the last one is. */
    boolean names(SchemaVersion version) {
        return isLatest() || version.version() == number;
    }

    @Override
    public String toString() {
        return isLatest() ? "latest" : Integer.toString(number);
    }
}
