package io.southflow.topology.market;

import io.southflow.schema.Rank;
import io.southflow.schema.Ranking;
import java.util.ArrayList;
import java.util.List;

/** The leaders and laggards of one window, kept while stocks are gone through: never more than asked for. */
final class Boards {
    private final int length;
    private final List<Rank> leaders = new ArrayList<>();
    private final List<Rank> laggards = new ArrayList<>();

    Boards(int length) {
        this.length = length;
    }

    void add(String symbol, long net) {
        if (net > 0 && mayEnter(leaders, net)) {
            insert(leaders, symbol, net);
        } else if (net < 0 && mayEnter(laggards, -net)) {
            insert(laggards, symbol, net);
        }
    }

    void addAll(Ranking ranking) {
        ranking.getLeaders().forEach(rank -> add(rank.getSymbol(), rank.getNetMilliHkd()));
        ranking.getLaggards().forEach(rank -> add(rank.getSymbol(), rank.getNetMilliHkd()));
    }

    private boolean mayEnter(List<Rank> board, long size) {
        return board.size() < length || Math.abs(board.get(board.size() - 1).getNetMilliHkd()) <= size;
    }

    private void insert(List<Rank> board, String symbol, long net) {
        int at = board.size();
        while (at > 0 && isBefore(symbol, net, board.get(at - 1))) {
            at--;
        }
        board.add(at, new Rank(symbol, net));
        if (board.size() > length) {
            board.remove(length);
        }
    }

    private static boolean isBefore(String symbol, long net, Rank other) {
        long size = Math.abs(net);
        long otherSize = Math.abs(other.getNetMilliHkd());
        return size > otherSize || size == otherSize && symbol.compareTo(other.getSymbol()) < 0;
    }

    Ranking ranking(String window) {
        return new Ranking(window, leaders, laggards);
    }
}
