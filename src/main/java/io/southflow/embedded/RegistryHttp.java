package io.southflow.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP on one side, routes on the other. */
final class RegistryHttp implements HttpHandler {
    static final int MAX_BODY_BYTES = 1 << 20;

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Routes routes;

    RegistryHttp(Routes routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answerTo(exchange);
        } finally {
            exchange.close();
        }
    }

    private void answerTo(HttpExchange exchange) throws IOException {
        try {
            send(exchange, 200, answer(exchange));
        } catch (RegistryException e) {
            send(exchange, e.status(), Map.of("error_code", e.code(), "message", e.getMessage()));
        } catch (KafkaException e) {
            LOG.warn("The schema registry cannot write to its topic: {}", e.getMessage());
            send(exchange, 500, Map.of("error_code", 50001, "message", "Error in the backend data store: " + e));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            send(exchange, 500, Map.of("error_code", 500, "message", "Internal error: " + e));
        }
    }

    private Object answer(HttpExchange exchange) throws IOException {
        return routes.answer(
                exchange.getRequestMethod(),
                UriText.segments(exchange.getRequestURI().getRawPath()),
                UriText.query(exchange.getRequestURI().getRawQuery()),
                body(exchange));
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        if (bytes.length > MAX_BODY_BYTES) {
            throw new RegistryException(413, 413, "A request has at most " + MAX_BODY_BYTES + " bytes.");
        }
        // A web page may post text to any local port, but not JSON: a browser asks first, and is not answered.
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.contains("json")) {
            throw new RegistryException(415, 415, "Send Content-Type: " + CONTENT_TYPE);
        }
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new RegistryException(400, 400, "The body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
