package io.southflow.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.wire.RegistryTransport.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.cache.Cache;
import org.apache.kafka.common.cache.LRUCache;
import org.apache.kafka.common.cache.SynchronizedCache;

/**
 * A schema registry, spoken to over Confluent's REST API. Thread-safe. Schemas by id and ids of registered schemas are
 * remembered (1,000 of each); they never change.
 *
 * <p>Every method throws {@link RegistryUnavailableException} when no registry answers after all retries, and Kafka's
 * {@code ConfigException} when the credentials are refused.
 */
public final class RegistryClient {
    private static final int CACHE_ENTRIES = 1_000;
    /** A stream of records with one unknown id must not become a stream of requests; a late replica must get its say. */
    private static final long UNKNOWN_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int SUBJECT_UNKNOWN = 40401;
    private static final int VERSION_UNKNOWN = 40402;
    private static final int SCHEMA_UNKNOWN = 40403;
    private static final int LEVEL_UNKNOWN = 40408;

    private final RegistryTransport transport;
    private final Cache<Integer, Schema> schemas = new SynchronizedCache<>(new LRUCache<>(CACHE_ENTRIES));
    private final Cache<Integer, Long> unknownSince = new SynchronizedCache<>(new LRUCache<>(CACHE_ENTRIES));
    private final Cache<Registration, Integer> ids = new SynchronizedCache<>(new LRUCache<>(CACHE_ENTRIES));

    /** @param settings under Confluent's names ({@code schema.registry.url}, {@code basic.auth.*}); others are ignored */
    public RegistryClient(Map<String, ?> settings) {
        transport = new RegistryTransport(new RegistryConfig(settings));
    }

    private record Registration(String subject, Schema schema) {}

    /** A version of a subject. */
    public record Version(int id, int version, Schema schema) {}

    /**
     * The id of the schema, which is registered under the subject unless it is there already.
     *
     * @throws SchemaRefusedException if it is invalid or incompatible with the subject's versions
     */
    public int register(String subject, Schema schema) {
        return id(subject, schema, "/versions", "cannot be registered", false);
    }

    /**
     * The id of a schema that must be registered under the subject.
     *
     * @throws UnknownSchemaException if it is not
     */
    public int lookup(String subject, Schema schema) {
        return id(subject, schema, "", "cannot be looked up", true);
    }

    /**
     * The schema of an id.
     *
     * @throws UnknownSchemaException if the registry has none of that id
     * @throws SchemaParseException if it is no self-contained Avro schema
     */
    public Schema schema(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        Long since = unknownSince.get(id);
        if (id < 0 || since != null && System.nanoTime() - since < UNKNOWN_FOR_NANOS) {
            throw new UnknownSchemaException("no schema has id " + id);
        }
        Answer answer = transport.exchange("GET", "/schemas/ids/" + id, null);
        if (isUnknown(answer)) {
            unknownSince.put(id, System.nanoTime());
            throw new UnknownSchemaException("no schema has id " + id);
        }
        Schema schema = parse("id " + id, granted(answer, "schema id " + id, "cannot be read"));
        schemas.put(id, schema);
        return schema;
    }

    /**
     * The newest version of a subject. Not remembered.
     *
     * @throws UnknownSchemaException if the subject has none
     */
    public Version latest(String subject) {
        Answer answer = transport.exchange("GET", subjectPath(subject) + "/versions/latest", null);
        if (isUnknown(answer)) {
            throw new UnknownSchemaException("subject " + subject + " has no schema");
        }
        JsonNode body = granted(answer, "subject " + subject, "cannot be read");
        return new Version(
                required(body, "id").asInt(), required(body, "version").asInt(), parse("subject " + subject, body));
    }

    /** Why the schema could not become the subject's next version; empty when it could, or when there is no version. */
    public List<String> incompatibilities(String subject, Schema schema) {
        String path = "/compatibility" + subjectPath(subject) + "/versions/latest?verbose=true";
        Answer answer = transport.exchange("POST", path, request(schema));
        if (isUnknown(answer)) {
            return List.of();
        }
        JsonNode body =
                granted(answer, "schema " + schema.getFullName() + " for subject " + subject, "cannot be checked");
        List<String> reasons = new ArrayList<>();
        if (!required(body, "is_compatible").asBoolean()) {
            body.path("messages").forEach(message -> reasons.add(message.asText()));
            if (reasons.isEmpty()) {
                reasons.add("incompatible with the latest version; the registry gives no reason");
            }
        }
        return List.copyOf(reasons);
    }

    /** The compatibility level in force for the subject, its own or the registry's: {@code BACKWARD}, {@code NONE}, … */
    public String compatibility(String subject) {
        Answer answer = transport.exchange("GET", "/config/" + encoded(subject) + "?defaultToGlobal=true", null);
        if (isUnknown(answer)) {
            // A registry that does not know the parameter.
            answer = transport.exchange("GET", "/config", null);
        }
        JsonNode body = granted(answer, "compatibility of " + subject, "cannot be read");
        return required(body, "compatibilityLevel").asText();
    }

    /** @param level one of Confluent's levels, such as {@code BACKWARD} or {@code FULL_TRANSITIVE} */
    public void setCompatibility(String subject, String level) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("compatibility", level);
        granted(
                transport.exchange("PUT", "/config/" + encoded(subject), body),
                "compatibility " + level + " of " + subject,
                "cannot be set");
    }

    private int id(String subject, Schema schema, String path, String problem, boolean mayBeUnknown) {
        Registration registration = new Registration(subject, schema);
        Integer known = ids.get(registration);
        if (known != null) {
            return known;
        }
        Answer answer = transport.exchange("POST", subjectPath(subject) + path, request(schema));
        String what = "schema " + schema.getFullName() + " for subject " + subject;
        if (isUnknown(answer)) {
            throw new UnknownSchemaException(
                    what + " is not registered: register it first, or set " + RegistryConfig.AUTO_REGISTER + "=true");
        }
        int id = required(granted(answer, what, problem), "id").asInt();
        ids.put(registration, id);
        return id;
    }

    private static ObjectNode request(Schema schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
    }

    private static Schema parse(String what, JsonNode body) {
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new SchemaParseException("the schema of " + what + " is " + type + ", not Avro");
        }
        if (!body.path("references").isEmpty()) {
            throw new SchemaParseException("the schema of " + what + " refers to others: register it in one piece");
        }
        return new Schema.Parser().parse(required(body, "schema").asText());
    }

    private static JsonNode required(JsonNode body, String field) {
        JsonNode value = body.get(field);
        if (value == null) {
            throw new RegistryUnavailableException(
                    "the answer lacks '" + field + "': check that schema.registry.url is a schema registry's", null);
        }
        return value;
    }

    private static boolean isUnknown(Answer answer) {
        return switch (answer.errorCode()) {
            case SUBJECT_UNKNOWN, VERSION_UNKNOWN, SCHEMA_UNKNOWN, LEVEL_UNKNOWN -> true;
            default -> false;
        };
    }

    private static JsonNode granted(Answer answer, String what, String problem) {
        if (answer.isGranted()) {
            return answer.body();
        }
        throw new SchemaRefusedException(
                what + " " + problem + ": " + answer.message() + " (" + answer.errorCode() + "). " + advice(answer));
    }

    private static String advice(Answer answer) {
        if (answer.errorCode() / 100 == 409 || answer.errorCode() == 409) {
            return "Give new fields a default, or change the subject's compatibility level";
        }
        return "Correct the schema or the registry's settings";
    }

    private static String subjectPath(String subject) {
        return "/subjects/" + encoded(subject);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
