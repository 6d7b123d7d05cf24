package io.southflow.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** A registry in memory that answers with Confluent's bodies, and misbehaves on demand. */
public final class StubRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Without it every answer waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final List<String> texts = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new LinkedHashMap<>();
    private final Map<String, String> levels = new LinkedHashMap<>();
    private final Queue<Reply> planned = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private HttpServer server;

    /** Every request so far: method and path. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    /** The Authorization header of every request so far; "" where there was none. */
    public final List<String> authorizations = new CopyOnWriteArrayList<>();

    /** A status and a body. */
    public record Reply(int status, String body) {}

    /** Starts on a free port of the loopback address. */
    public StubRegistry() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Settings for a serializer or deserializer, with short waits. */
    public Map<String, Object> settings() {
        return Map.of("schema.registry.url", url(), "retries.wait.ms", 1, "retries.max.wait.ms", 5);
    }

    /** The next requests get these answers instead of real ones. */
    public void plan(Reply... replies) {
        planned.addAll(List.of(replies));
    }

    /** Refuses connections until {@link #start}. */
    public void stop() {
        server.stop(0);
    }

    /** Listens on the same port again, with everything it knew. */
    public void start() {
        server = listen(port);
    }

    /** Stores a schema text of any kind without a check; gives its id. */
    public synchronized int add(String subject, String text) {
        int id = texts.indexOf(text) + 1;
        if (id == 0) {
            texts.add(text);
            id = texts.size();
        }
        List<Integer> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        if (!versions.contains(id)) {
            versions.add(id);
        }
        return id;
    }

    /** The text under which an id is known. */
    public synchronized String text(int id) {
        return texts.get(id - 1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpServer listen(int where) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
            made.createContext("/", this::handle);
            made.setExecutor(threads);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization == null ? "" : authorization);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Reply reply = planned.poll();
        if (reply == null) {
            reply = answer(
                    exchange.getRequestMethod() + exchange.getRequestURI().getRawPath(), request);
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Reply answer(String what, String request) throws IOException {
        String[] path = what.split("/");
        JsonNode body = request.isEmpty() ? null : JSON.readTree(request);
        String last = path[path.length - 1];
        if (what.matches("GET/schemas/ids/\\d+")) {
            int id = Integer.parseInt(last);
            return id < 1 || id > texts.size()
                    ? error(404, 40403, "Schema " + id + " not found")
                    : new Reply(
                            200, JSON.createObjectNode().put("schema", text(id)).toString());
        }
        if (what.matches("POST/subjects/[^/]+/versions")) {
            String text = body.path("schema").asText();
            if (!path[2].isEmpty() && incompatible(path[2], text)) {
                return error(409, 409, "Schema being registered is incompatible with an earlier schema for subject");
            }
            return new Reply(200, "{\"id\":" + add(path[2], text) + "}");
        }
        if (what.matches("POST/subjects/[^/]+")) {
            return lookup(path[2], body.path("schema").asText());
        }
        if (what.matches("GET/subjects/[^/]+/versions/latest")) {
            List<Integer> versions = subjects.get(path[2]);
            return versions == null ? subjectUnknown(path[2]) : version(path[2], versions.get(versions.size() - 1));
        }
        if (what.matches("POST/compatibility/subjects/[^/]+/versions/latest")) {
            if (!subjects.containsKey(path[3])) {
                return subjectUnknown(path[3]);
            }
            boolean refused = incompatible(path[3], body.path("schema").asText());
            return new Reply(
                    200,
                    refused
                            ? "{\"is_compatible\":false,\"messages\":[\"READER_FIELD_MISSING_DEFAULT_VALUE\"]}"
                            : "{\"is_compatible\":true,\"messages\":[]}");
        }
        if (what.matches("GET/config/[^/]+")) {
            return new Reply(200, "{\"compatibilityLevel\":\"" + levels.getOrDefault(last, "BACKWARD") + "\"}");
        }
        if (what.matches("PUT/config/[^/]+")) {
            levels.put(last, body.path("compatibility").asText());
            return new Reply(200, request);
        }
        return error(404, 404, "HTTP 404 Not Found");
    }

    private Reply lookup(String subject, String text) {
        if (!subjects.containsKey(subject)) {
            return subjectUnknown(subject);
        }
        int id = texts.indexOf(text) + 1;
        return subjects.get(subject).contains(id) ? version(subject, id) : error(404, 40403, "Schema not found");
    }

    private Reply version(String subject, int id) {
        ObjectNode node = JSON.createObjectNode().put("subject", subject);
        node.put("version", subjects.get(subject).indexOf(id) + 1).put("id", id).put("schema", text(id));
        return new Reply(200, node.toString());
    }

    private boolean incompatible(String subject, String text) {
        List<Integer> versions = subjects.get(subject);
        if (versions == null || "NONE".equals(levels.get(subject))) {
            return false;
        }
        Schema latest = new Schema.Parser().parse(text(versions.get(versions.size() - 1)));
        return SchemaCompatibility.checkReaderWriterCompatibility(new Schema.Parser().parse(text), latest)
                        .getType()
                != SchemaCompatibilityType.COMPATIBLE;
    }

    private static Reply subjectUnknown(String subject) {
        return error(404, 40401, "Subject '" + subject + "' not found.");
    }

    /** Confluent's body of a refusal. */
    public static Reply error(int status, int code, String message) {
        return new Reply(
                status,
                JSON.createObjectNode()
                        .put("error_code", code)
                        .put("message", message)
                        .toString());
    }
}
