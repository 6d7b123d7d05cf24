package io.southflow.bench.load;

/** How much of the load a contestant takes: the slow ones only some of the stocks, but of those every record. */
public enum Share {
    WHOLE("", 1),
    THIN("thin.", 20);

    private final String prefix;
    private final int everyNth;

    Share(String prefix, int everyNth) {
        this.prefix = prefix;
        this.everyNth = everyNth;
    }

    /** Prefix of its topics. */
    public String prefix() {
        return prefix;
    }

    public boolean has(String symbol) {
        return Integer.parseInt(symbol) % everyNth == 0;
    }
}
