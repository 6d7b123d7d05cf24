package io.southflow.cli.report;

import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.detector.Subject;
import io.southflow.schema.Alert;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import io.southflow.wire.Words;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the topics hold at the end of a run.
 *
 * @param market the newest snapshot of the market
 * @param alerts every transition, in order of event time, id and level
 * @param shortSales the DAY reports of the year of the stocks that had an alert on short sales, by symbol and date
 */
public record Results(MarketFlow market, List<Alert> alerts, List<ShortSale> shortSales) {
    /**
     * Out of everything on the topics, in any order; a report that was sent again counts as sent last.
     *
     * @param rules that may have raised the alerts; those of others are shown as well
     */
    public static Results of(
            Rules rules, MarketFlow market, Collection<Alert> alerts, Collection<ShortSale> shortSales) {
        Set<String> ofShortSales = rules.all().stream()
                .filter(rule -> rule.watches() == Subject.SHORT_SALES)
                .map(Rule::id)
                .collect(Collectors.toSet());
        Set<String> alerted = alerts.stream()
                .filter(alert -> ofShortSales.contains(Words.rule(alert)))
                .map(Alert::getSymbol)
                .collect(Collectors.toSet());
        Map<String, ShortSale> reports = new TreeMap<>();
        int year = HongKongTime.year(market.getAsOf());
        for (ShortSale sale : shortSales) {
            boolean shown = alerted.contains(sale.getSymbol())
                    && sale.getSession() == ReportSession.DAY
                    && sale.getTradeDate().getYear() == year;
            if (shown) {
                reports.put(sale.getSymbol() + " " + sale.getTradeDate(), sale);
            }
        }
        return new Results(market, alerts.stream().sorted(AlertOrder.BY_TIME).toList(), List.copyOf(reports.values()));
    }
}
