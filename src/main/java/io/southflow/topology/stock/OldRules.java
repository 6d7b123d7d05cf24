package io.southflow.topology.stock;

import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.flow.FlowBook;
import io.southflow.analytics.shorts.ShortBook;
import java.io.DataInput;
import java.io.IOException;

/**
 * Reads what rules remembered in the release before they had a contract: then each lay in the midst of the facts that it
 * judged. An episode was a byte, the place of its severity or -1, and the moment at which it was raised.
 */
final class OldRules {
    private static final byte[] NO_MEMORY = {};
    /** Sessions of the baseline, its mean and deviation, the latest deviations. */
    private static final int SURGE_BYTES = Integer.BYTES + 3 * Double.BYTES;

    private record Alert(int level, long raisedMillis) {
        private static Alert read(DataInput in) throws IOException {
            return new Alert(in.readByte() + 1, in.readLong());
        }

        private void resume(RuleBook rules, Subject subject, String rule, byte[] memory) {
            rules.resume(subject, rule, level, raisedMillis, memory);
        }
    }

    private OldRules() {}

    static void readFlows(DataInput in, FlowBook book, RuleBook rules) throws IOException {
        Alert[] alerts = new Alert[2];
        byte[] memory = new byte[SURGE_BYTES];
        book.readHead(
                in,
                surges -> {
                    alerts[0] = Alert.read(surges);
                    alerts[1] = Alert.read(surges);
                },
                baseline -> baseline.readFully(memory));
        alerts[0].resume(rules, Subject.FLOWS, "INFLOW_SURGE", memory);
        alerts[1].resume(rules, Subject.FLOWS, "OUTFLOW_SURGE", memory);
    }

    static void readPrices(DataInput in, RuleBook rules) throws IOException {
        Alert.read(in).resume(rules, Subject.PRICES, "OVERBOUGHT", NO_MEMORY);
        Alert.read(in).resume(rules, Subject.PRICES, "OVERSOLD", NO_MEMORY);
    }

    static void readShorts(DataInput in, ShortBook shorts, RuleBook rules) throws IOException {
        Alert[] alert = new Alert[1];
        // The day and the median of the raise, then the latest ratio, as the detector has them.
        byte[] memory = new byte[Integer.BYTES + 2 * Double.BYTES];
        shorts.readOldHead(
                in,
                before -> {
                    alert[0] = Alert.read(before);
                    before.readFully(memory, 0, Integer.BYTES + Double.BYTES);
                },
                behind -> behind.readFully(memory, Integer.BYTES + Double.BYTES, Double.BYTES));
        alert[0].resume(rules, Subject.SHORT_SALES, "SHORT_SPIKE", memory);
    }
}
