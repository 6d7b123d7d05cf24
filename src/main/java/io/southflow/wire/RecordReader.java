package io.southflow.wire;

import java.io.IOException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Reads what one writer's schema wrote into our class of the same name. For one thread. */
final class RecordReader {
    static {
        GeneratedClasses.trust();
    }

    private final Class<? extends SpecificRecord> type;
    private final boolean sameFields;
    private final DatumReader<SpecificRecord> reader;

    private RecordReader(Class<? extends SpecificRecord> type, boolean sameFields, DatumReader<SpecificRecord> reader) {
        this.type = type;
        this.sameFields = sameFields;
        this.reader = reader;
    }

    /** @throws AvroTypeException if the writer's record is none of ours or ours cannot read it */
    @SuppressWarnings("unchecked")
    static RecordReader of(Schema writer) {
        Class<? extends SpecificRecord> type = recordClass(writer);
        SpecificData model = SpecificData.getForClass(type);
        Schema ours = model.getSchema(type);
        SchemaCompatibility.checkReaderWriterCompatibility(ours, writer).getResult().getIncompatibilities().stream()
                // A symbol we lack spoils only the records that hold it.
                .filter(problem -> problem.getType() != SchemaIncompatibilityType.MISSING_ENUM_SYMBOLS)
                .findFirst()
                .ifPresent(problem -> {
                    throw new AvroTypeException(type.getSimpleName() + " cannot read it: " + problem.getType() + " at "
                            + problem.getLocation() + ", " + problem.getMessage());
                });
        boolean sameFields = SchemaNormalization.toParsingForm(writer).equals(SchemaNormalization.toParsingForm(ours));
        return new RecordReader(type, sameFields, (DatumReader<SpecificRecord>) model.createDatumReader(writer, ours));
    }

    String name() {
        return type.getSimpleName();
    }

    /** Whether the writer's record has the fields of this one of ours, in the same order. */
    boolean isSame(Class<? extends SpecificRecord> ours) {
        return sameFields && type == ours;
    }

    SpecificRecord read(BinaryDecoder decoder) throws IOException {
        return reader.read(null, decoder);
    }

    private static Class<? extends SpecificRecord> recordClass(Schema writer) {
        // Only our package: a schema's name must not load a class of the writer's choice.
        if (writer.getType() == Schema.Type.RECORD && GeneratedClasses.PACKAGE.equals(writer.getNamespace())) {
            try {
                Class<?> type = Class.forName(writer.getFullName(), false, RecordReader.class.getClassLoader());
                if (SpecificRecord.class.isAssignableFrom(type)) {
                    return type.asSubclass(SpecificRecord.class);
                }
            } catch (ClassNotFoundException | LinkageError e) {
                // Falls through: none of ours.
            }
        }
        throw new AvroTypeException((writer.getType() == Schema.Type.RECORD ? writer.getFullName() : writer.getType())
                + " is none of our records");
    }
}
