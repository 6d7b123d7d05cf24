package io.southflow.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.utils.ExponentialBackoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One JSON exchange with the first registry that answers: fails over within a round, backs off between rounds. */
final class RegistryTransport {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryTransport.class);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<RegistryEndpoint> endpoints;
    private final HttpClient http;
    private final int readTimeoutMs;
    private final int maxRetries;
    private final ExponentialBackoff backoff;
    private volatile int preferred;

    RegistryTransport(RegistryConfig config) {
        endpoints = config.endpoints();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofMillis(config.getInt(RegistryConfig.CONNECT_TIMEOUT)));
        SSLContext ssl = config.sslContext();
        http = (ssl == null ? builder : builder.sslContext(ssl)).build();
        readTimeoutMs = config.getInt(RegistryConfig.READ_TIMEOUT);
        maxRetries = config.getInt(RegistryConfig.MAX_RETRIES);
        backoff = new ExponentialBackoff(
                config.getLong(RegistryConfig.RETRY_WAIT), 2, config.getLong(RegistryConfig.RETRY_MAX_WAIT), 0.2);
    }

    /**
     * What a registry said.
     *
     * @param errorCode Confluent's code, 0 when the request was granted
     * @param body the answer; of a refusal {@code error_code} and {@code message}
     */
    record Answer(int errorCode, JsonNode body) {
        boolean isGranted() {
            return errorCode == 0;
        }

        String message() {
            return body.path("message").asText("no reason given");
        }
    }

    /** @param body null for a request without one */
    Answer exchange(String method, String path, JsonNode body) {
        for (int round = 0; ; round++) {
            StringJoiner problems = new StringJoiner("; ");
            Exception last = null;
            int start = preferred;
            for (int i = 0; i < endpoints.size(); i++) {
                int index = (start + i) % endpoints.size();
                RegistryEndpoint endpoint = endpoints.get(index);
                try {
                    Answer answer = judge(endpoint, send(endpoint, method, path, body));
                    preferred = index;
                    return answer;
                } catch (IOException e) {
                    problems.add(endpoint + ": " + reason(e));
                    last = e;
                }
            }
            if (round == maxRetries) {
                throw new RegistryUnavailableException(
                        "schema registry unavailable (" + problems
                                + "): check that it is running and that schema.registry.url is right",
                        last);
            }
            LOG.warn("Schema registry unavailable ({}), trying again", problems);
            pause(backoff.backoff(round));
        }
    }

    private HttpResponse<byte[]> send(RegistryEndpoint endpoint, String method, String path, JsonNode body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path))
                .header("Accept", CONTENT_TYPE + ", application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", CONTENT_TYPE);
        }
        if (endpoint.authorization() != null) {
            request.header("Authorization", endpoint.authorization());
        }
        // A request's own timeout ends with the headers; a body that never ends must not hold a stream thread.
        CompletableFuture<HttpResponse<byte[]>> response =
                http.sendAsync(request.build(), info -> new BoundedBody(MAX_ANSWER_BYTES));
        try {
            return response.get(readTimeoutMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new IOException("no answer within " + readTimeoutMs + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            response.cancel(true);
            throw new InterruptException(e);
        }
    }

    private static Answer judge(RegistryEndpoint endpoint, HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new ConfigException("schema registry " + endpoint + " refused the credentials (HTTP " + status
                    + "): check basic.auth.credentials.source and basic.auth.user.info, and the user's rights");
        }
        JsonNode body = parse(response.body());
        if (status >= 500 || status == 408 || status == 429) {
            throw new IOException("HTTP " + status
                    + (body == null ? "" : ", " + body.path("message").asText()));
        }
        if (status / 100 == 2 && body != null) {
            return new Answer(0, body);
        }
        int code = body == null ? 0 : body.path("error_code").asInt();
        // A plain 404 is what a web server says of a path it does not have; a registry's own begin with 40401.
        if (status >= 400 && code != 0 && code != 404) {
            return new Answer(code, body);
        }
        throw new IOException("HTTP " + status + " without a schema registry's answer");
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null || node.isMissingNode() ? null : node;
        } catch (IOException e) {
            return null;
        }
    }

    private static String reason(IOException problem) {
        if (problem instanceof ConnectException) {
            return "cannot connect";
        }
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
