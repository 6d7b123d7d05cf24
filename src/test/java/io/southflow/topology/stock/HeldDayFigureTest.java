package io.southflow.topology.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;
import io.southflow.topology.MonitorHarness;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.intake.HeldRecord;
import io.southflow.wire.FlowFields;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** An earlier release held the figure of a day until another day's came: it is not lost. */
class HeldDayFigureTest {
    private static final int DAY = 20_137;
    private static final Instant MOMENT = Instant.parse("2025-02-18T08:10:00Z");

    private final MonitorSettings settings = MonitorHarness.settings(ShippedRules.standard(), Map.of(), 1);
    private final List<String> asked = new ArrayList<>();
    private final StockHost host = (StockHost) Proxy.newProxyInstance(
            StockHost.class.getClassLoader(), new Class<?>[] {StockHost.class}, (proxy, method, arguments) -> {
                asked.add(method.getName());
                return method.getReturnType() == FlowFields.class ? figure() : null;
            });
    private final Stock stock = new Stock("00700", settings, host);

    private static FlowFields figure() {
        FlowFields fields = new FlowFields();
        fields.set(new SouthboundFlow(
                "00700", Channel.SH, MOMENT, 5_000L, 2_000L, FlowPeriod.DAY, Basis.REPORTED, "exchange", 7L));
        return fields;
    }

    private void hold(String identity) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "southbound.flows", 0, 3, "00700".getBytes(StandardCharsets.UTF_8), new byte[] {1});
        stock.flows().clock().gate().hold(DAY, identity, HeldRecord.toBytes(record));
    }

    @Test
    void shouldBeTaken() {
        hold("DAY/SH/7/exchange");
        stock.flows().takeHeldDay();
        assertThat(stock.flows().clock().gate().isHolding()).isFalse();
        assertThat(stock.flows().clock().day()).isEqualTo(SessionGate.NONE);
        long[] lanes = new long[4];
        stock.flows().book().addDay(DAY, 0, lanes);
        assertThat(lanes).containsExactly(5_000, 2_000, 0, 0);
        assertThat(asked).containsExactly("decodeFlow", "netInflow");
    }

    @Test
    void shouldLeaveAnIncrementThatIsHeldWhereItIs() {
        hold("INCREMENT/SH/7/exchange");
        stock.flows().takeHeldDay();
        assertThat(stock.flows().clock().gate().isHolding()).isTrue();
        assertThat(asked).isEmpty();
    }
}
