package io.southflow.feed;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the feeds know of securities beforehand: name and whether southbound money can buy them. Real ones come from
 * {@code securities.csv}; the simulated stocks of the tape have codes from 70001 on, a range that the exchange has
 * given to nobody, and names that say what they are. Immutable.
 */
public final class Securities {
    private static final int SIMULATED_CODES = 70_000;
    private static final int SIMULATED = 566;
    private static final int SIMULATED_SOUTHBOUND = 531;

    /** @param zone of an index; null for a stock */
    private record Security(String name, boolean southbound, ZoneId zone) {}

    private final Map<String, Security> byCode;

    private Securities(Map<String, Security> byCode) {
        this.byCode = byCode;
    }

    /** The securities in the jar. */
    public static Securities load() {
        Map<String, Security> byCode = new LinkedHashMap<>();
        for (var row : CsvResource.read(Securities.class, "securities.csv")) {
            String code = row.getField("code");
            String zone = row.getField("zone");
            byCode.put(
                    code,
                    new Security(
                            row.getField("name"),
                            row.getField("southbound").equals("yes"),
                            zone.isEmpty() ? null : ZoneId.of(zone)));
        }
        for (int number = 1; number <= SIMULATED; number++) {
            byCode.put(
                    Integer.toString(SIMULATED_CODES + number),
                    new Security("Simulated %04d".formatted(number), number <= SIMULATED_SOUTHBOUND, null));
        }
        return new Securities(byCode);
    }

    /** The name of a stock or index ("Tencent" for 00700), or the code itself when it is not known. */
    public String nameOf(String code) {
        Security security = byCode.get(code);
        return security == null ? code : security.name;
    }

    /** Whether southbound money can buy it; false when it is not known. */
    public boolean isSouthbound(String code) {
        Security security = byCode.get(code);
        return security != null && security.southbound;
    }

    /** Codes of all stocks, real ones first. */
    public List<String> stocks() {
        List<String> codes = new ArrayList<>();
        byCode.forEach((code, security) -> {
            if (security.zone == null) {
                codes.add(code);
            }
        });
        return List.copyOf(codes);
    }

    /** Names of indices, with the time zone of their exchange. */
    public Map<String, ZoneId> indices() {
        Map<String, ZoneId> indices = new HashMap<>();
        byCode.forEach((code, security) -> {
            if (security.zone != null) {
                indices.put(code, security.zone);
            }
        });
        return Map.copyOf(indices);
    }
}
