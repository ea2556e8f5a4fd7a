package pitwall.agent.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.protocol.Json;

/// What a car keeps on its disk, as JSON. One mapper for all: making one costs more than reading with it.
final class StoredJson {
    private static final Logger LOG = LoggerFactory.getLogger(StoredJson.class);
    private static final ObjectMapper READER = Json.tolerant();

    private StoredJson() {}

    static String write(Object value) {
        return Json.text(value);
    }

    /// Empty if the text is damaged: then the car goes on as if there were none.
    static <T> Optional<T> read(String text, Class<T> type) {
        try {
            return Optional.of(READER.readValue(text, type));
        } catch (JsonProcessingException e) {
            LOG.error("a {} on the disk is damaged; what runs goes on running", type.getSimpleName(), e);
            return Optional.empty();
        }
    }
}
