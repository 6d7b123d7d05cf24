package io.southflow.bench.jvm;

/** What a child JVM loads classes from. */
public final class ClassPaths {
    private ClassPaths() {}

    /** The same as this JVM. */
    public static String own() {
        return System.getProperty("java.class.path");
    }
}
