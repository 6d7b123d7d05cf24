package io.southflow.feed;

import java.util.ArrayList;
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

    private record Security(String name, boolean southbound, boolean index) {}

    private final Map<String, Security> byCode;

    private Securities(Map<String, Security> byCode) {
        this.byCode = byCode;
    }

    /** The securities in the jar. */
    public static Securities load() {
        Map<String, Security> byCode = new LinkedHashMap<>();
        for (var row : CsvResource.read(Securities.class, "securities.csv")) {
            String code = row.getField("code");
            boolean index = !Character.isDigit(code.charAt(0));
            byCode.put(
                    code,
                    new Security(
                            row.getField("name"), row.getField("southbound").equals("yes"), index));
        }
        for (int number = 1; number <= SIMULATED; number++) {
            byCode.put(
                    Integer.toString(SIMULATED_CODES + number),
                    new Security("Simulated %04d".formatted(number), number <= SIMULATED_SOUTHBOUND, false));
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
        return codes(false);
    }

    /** Names under which indices have ticks and bars. */
    public List<String> indices() {
        return codes(true);
    }

    private List<String> codes(boolean index) {
        List<String> codes = new ArrayList<>();
        byCode.forEach((code, security) -> {
            if (security.index == index) {
                codes.add(code);
            }
        });
        return List.copyOf(codes);
    }
}
