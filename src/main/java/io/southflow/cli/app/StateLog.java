package io.southflow.cli.app;

import io.southflow.analytics.row.Block;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what of the state was not as this release writes it: once for all stocks and tasks, when all of them are at work.
 */
final class StateLog {
    private static final Logger LOG = LoggerFactory.getLogger(StateLog.class);

    private final Map<String, Integer> warnings = new TreeMap<>();
    private int oldRows;

    synchronized void oldRows(int count) {
        oldRows += count;
    }

    synchronized void unknownBlock(String id) {
        warnings.merge("a later release's block " + id + " was passed over", 1, Integer::sum);
    }

    synchronized void coldBlock(Block block, int version, String why) {
        warnings.merge(
                "block " + block.id() + " (" + block.what() + ") of version " + version
                        + " is cold until the next session: " + why,
                1,
                Integer::sum);
    }

    /** Says what there is to say, and forgets it. */
    synchronized void write() {
        if (oldRows > 0) {
            LOG.info("state of an older release taken over: {} rows, written anew with the first change", oldRows);
        }
        warnings.forEach((what, count) -> LOG.warn("state: {} ({} times)", what, count));
        oldRows = 0;
        warnings.clear();
    }
}
