package io.southflow.feed.csv;

import io.southflow.feed.publish.EventSource;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.feed.publish.Position;
import io.southflow.feed.publish.PublishException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.apache.avro.specific.SpecificRecord;

/**
 * One CSV file, or standard input, as events. A bad row is reported and passed over.
 *
 * <p>A row is the same row when its event is the same and the file has the same name; equal rows of one file are as many
 * facts. Rows that were published are passed over wherever they stand now. A file that has some of the rows that were
 * published under its name must have them all; one that has none is another source, in {@code source} too. A file is read
 * through once before to know; of standard input the first row decides.
 *
 * <p>One thread reads; counts may be asked from any.
 */
public final class CsvSource implements EventSource {
    /** The source of a row that names none, until it is known which one its file is. */
    private static final String NOT_KNOWN = "";
    /** Rows after which a pipe counts as another source, so that its oldest rows can be forgotten. */
    private static final int MOST_OF_A_PIPE = RowMemory.MOST / 4;

    private final CsvKind kind;
    private final CsvInput input;
    private final CsvSettings settings;
    private final CsvRowParser parser;
    private final CsvChecks checks;
    private final PriceJumps jumps;
    private final CsvRefusals refusals;
    private final RowHash hash = new RowHash();
    private final RowMemory memory;
    private final long bytes;
    private final String id;
    private CsvFile file;
    /** Whether rows are compared with those published before. */
    private boolean compares;
    /** Whether the first row of a pipe is still to decide what it is. */
    private boolean undecided;

    /** Rows from the file's begin that are still to be passed over: an earlier release kept their number only. */
    private long byAnEarlierRelease;

    private volatile long rowsRead;
    private volatile long rowsBefore;

    private CsvSource(CsvKind kind, CsvInput input, CsvSettings settings) throws IOException {
        this.kind = kind;
        this.input = input;
        this.settings = settings;
        parser = kind.parser(settings.topics(), settings.calendar());
        checks = settings.checks();
        jumps = new PriceJumps(settings.report());
        refusals = new CsvRefusals(settings.report(), settings.reported());
        bytes = input.size();
        id = kind.label() + ":" + input.source();
        memory = new RowMemory(id);
        file = CsvFile.open(input, kind);
    }

    /**
     * Opens a file.
     *
     * @param path a name ending in .gz is decompressed, {@code -} is standard input
     * @throws CsvException when it cannot be read, or its header has missing or unknown columns
     */
    public static CsvSource open(CsvKind kind, String path, CsvSettings settings) {
        try {
            return new CsvSource(kind, new CsvInput(path, settings), settings);
        } catch (IOException e) {
            throw new CsvException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Looks at the header of a file that can be opened twice.
     *
     * @throws CsvException as of {@link #open}
     */
    public static void check(CsvKind kind, String path, CsvSettings settings) {
        if (!path.equals("-") && (!Files.exists(Path.of(path)) || Files.isRegularFile(Path.of(path)))) {
            open(kind, path, settings.reporting(line -> {}, 0)).close();
        }
    }

    CsvKind kind() {
        return kind;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long size() {
        return -1;
    }

    @Override
    public Position position() {
        return memory;
    }

    /** @throws PublishException when rows published before are not in the file any more, though others are */
    @Override
    public void resume() {
        memory.begin();
        compares = !memory.isEmpty();
        try {
            if (!input.isReopenable()) {
                undecided = compares;
                memory.publishAs(memory.next());
                return;
            }
            byAnEarlierRelease = memory.countOf(file.fingerprint());
            int source = compares ? compare() : 0;
            memory.publishAs(source > 0 ? source : Math.max(memory.next(), byAnEarlierRelease > 0 ? 2 : 1));
        } catch (IOException e) {
            throw cannotReadOn(e);
        }
    }

    /** Reads the file through to know which source it is: its number, or 0 when it is none of those published. */
    private int compare() throws IOException {
        while (file.next()) {
            try {
                memory.meet(hash.of(parser.parse(file.row(NOT_KNOWN)).value()));
            } catch (CsvRefusal refusal) {
                // Told when the file is read again.
            }
        }
        file.close();
        file = CsvFile.open(input, kind);
        int missing = memory.missing();
        if (missing > 0 && !settings.force()) {
            throw new PublishException(
                    input.name() + ": the row of line " + memory.missingLine() + ", published before,"
                            + " is changed or gone" + (missing > 1 ? ", and so are " + (missing - 1) + " others" : "")
                            + ". What is published stays: put it back as it was (rows may be added), or give the file another"
                            + " name to publish all of it as another source, or --force to publish only its new rows");
        }
        int source = memory.latestMet();
        memory.begin();
        return source;
    }

    /** @throws CsvException when a file breaks off in the middle; a bad row never throws */
    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    public FeedEvent next() {
        try {
            while (file.next()) {
                try {
                    CsvRow row = file.row(NOT_KNOWN);
                    FeedEvent event = parser.parse(row);
                    long rowHash = hash.of(event.value());
                    if (undecided) {
                        check(row, event); // what is refused decides nothing
                    }
                    boolean isPublished = isPublished(rowHash);
                    if (!isPublished) {
                        check(row, event);
                    }
                    rowsRead++; // one writer
                    jumps.look(event, file.place(), !isPublished);
                    if (!isPublished) {
                        return handOut(row, event, rowHash);
                    }
                    rowsBefore++;
                } catch (CsvRefusal refusal) {
                    refusals.add(file.place(), refusal);
                }
            }
            return null;
        } catch (IOException e) {
            throw cannotReadOn(e);
        }
    }

    /** Whether the application would take it; what was published before is not asked again. */
    private void check(CsvRow row, FeedEvent event) throws CsvRefusal {
        if (!row.has("source")) {
            set(event.value(), "source", input.source(memory.source()));
        }
        checks.check(event);
    }

    private boolean isPublished(long rowHash) {
        boolean met = compares && memory.meet(rowHash);
        if (undecided) {
            undecided = false;
            compares = met;
        }
        if (!met && byAnEarlierRelease > 0) {
            byAnEarlierRelease--;
            return true;
        }
        return met;
    }

    private FeedEvent handOut(CsvRow row, FeedEvent event, long rowHash) {
        if (memory.rowsOfSource() >= MOST_OF_A_PIPE && !input.isReopenable()) {
            memory.publishAs(memory.next());
        } else if (memory.events() >= RowMemory.MOST && input.isReopenable()) {
            throw new PublishException(input.name() + ": more than " + RowMemory.MOST
                    + " rows of one name cannot be remembered: split the file, under several names");
        }
        memory.offer(rowHash, file.line());
        int number = memory.rowsOfSource() + 1;
        SpecificRecord value = event.value();
        if (!row.has("source")) {
            set(value, "source", input.source(memory.source()));
        }
        if (!row.has("sequence") && value.getSchema().getField("sequence") != null) {
            set(value, "sequence", row.has("source") ? amongFiles(number) : number);
        }
        boolean paced = event.paced() || settings.pacesHistory();
        return paced == event.paced()
                ? event
                : new FeedEvent(event.topic(), event.key(), value, event.timestamp(), paced);
    }

    /** Several files may name one source and number no rows: each has numbers of its own then. */
    private long amongFiles(int number) {
        CRC32 sum = new CRC32();
        sum.update((id + "/" + memory.source()).getBytes(StandardCharsets.UTF_8));
        return (sum.getValue() >>> 1) << Integer.SIZE | number;
    }

    private static void set(SpecificRecord value, String field, Object content) {
        value.put(value.getSchema().getField(field).pos(), content);
    }

    @Override
    public boolean ready() {
        try {
            return file.ready();
        } catch (IOException e) {
            return true; // next() will say it
        }
    }

    /** Bytes read so far, as stored (a .gz counts compressed). */
    public long bytesRead() {
        return input.bytesRead();
    }

    /** Bytes of the file as stored, or -1 when it is not a regular file. */
    public long bytesTotal() {
        return bytes;
    }

    /** Good rows so far, those published before included. */
    public long rowsRead() {
        return rowsRead;
    }

    /** Good rows so far that were published before. */
    public long rowsBefore() {
        return rowsBefore;
    }

    /** Refused rows so far. */
    public CsvRefusals refusals() {
        return refusals;
    }

    private CsvException cannotReadOn(IOException e) {
        return new CsvException(file.place() + ": the file cannot be read on: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new CsvException(file.place() + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
