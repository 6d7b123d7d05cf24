package io.southflow.cli;

import io.southflow.feed.csv.CsvForm;
import io.southflow.feed.csv.CsvFormReader;
import io.southflow.feed.csv.CsvKind;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** What a user says about the form of files, where it does not follow from them. */
final class FileFormOptions {
    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Of files that are neither UTF-8 nor UTF-16, like GBK, GB18030 or Big5.")
    private String encoding;

    @Option(names = "--ignore-unknown", description = "Takes files with columns that are not ours.")
    private boolean ignoreUnknown;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Columns and numbers of a vendor's daily bars: yahoo, investing, akshare or eastmoney.")
    private String format;

    @Option(
            names = "--map",
            paramLabel = "COLUMN=NAME,…",
            description = "Our columns and their names in the files: 'date=日期,close=收盘'. Numbers may then have"
                    + " thousands commas, units (K, M, B, 万, 亿) and any number of places, rounded half up to three. Also"
                    + " const.session=DAY, unit.buy=1000000, dates=dmy or mdy, numbers=exact or loose; turnover= is not"
                    + " known. May be repeated.")
    private List<String> maps = new ArrayList<>();

    @Option(names = "--map-file", paramLabel = "FILE", description = "The same from a properties file in UTF-8.")
    private Path mapFile;

    @Option(names = "--symbol", paramLabel = "CODE", description = "Of all rows, when the files have no such column.")
    private String symbol;

    /** @throws UsageException when something that is said is not known */
    CsvForm of(CsvKind kind) {
        try {
            Map<String, String> map = new LinkedHashMap<>();
            if (mapFile != null) {
                map.putAll(read(mapFile));
            }
            maps.forEach(entries -> map.putAll(CsvFormReader.split(entries)));
            return CsvFormReader.read(kind, encoding, ignoreUnknown, format, map, symbol);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UsageException("--map-file " + file + ": cannot be read: " + e.getMessage());
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            map.put(key, properties.getProperty(key).strip());
        }
        return map;
    }
}
