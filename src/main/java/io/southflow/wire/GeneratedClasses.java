package io.southflow.wire;

import io.southflow.schema.Tick;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * The classes generated from {@code schemas}. Avro refuses to load a class that a schema names unless it is trusted;
 * these are, from the first use of this class on, beside whatever was trusted before.
 */
final class GeneratedClasses {
    static final String PACKAGE = Tick.class.getPackageName();

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(PACKAGE)));
    }

    private GeneratedClasses() {}

    /** Does its work once, when the class is loaded. */
    static void trust() {}
}
