package io.southflow.topology.intake;

import io.southflow.topology.api.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** What may come as a symbol: any code of 5 digits, and names that are known beforehand. */
final class Symbols {
    private static final int LONGEST = 16;

    private final Set<String> names;

    Symbols(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** These and another name. */
    Symbols and(String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return new Symbols(more);
    }

    void check(byte[] symbol) throws Rejection {
        if (isCode(symbol)) {
            return;
        }
        if (!isName(symbol)) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "symbol: expected 5 digits or the name of an index");
        }
        String name = new String(symbol, StandardCharsets.UTF_8);
        if (!names.contains(name)) {
            throw new Rejection(
                    RejectReason.UNKNOWN_SYMBOL,
                    "symbol: " + name
                            + " is no index in the list of securities; add it to the file of southflow.securities");
        }
    }

    private static boolean isCode(byte[] symbol) {
        boolean isCode = symbol.length == 5;
        for (byte c : symbol) {
            isCode &= c >= '0' && c <= '9';
        }
        return isCode;
    }

    private static boolean isName(byte[] symbol) {
        boolean isName = symbol.length > 1 && symbol.length <= LONGEST && symbol[0] >= 'A' && symbol[0] <= 'Z';
        for (byte c : symbol) {
            isName &= c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
        }
        return isName;
    }
}
