package org.tattle.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.tattle.component.Component;

/**
 * What a piece of work is, as a name: SHA-256 over a canonical JSON of its kind and content. Equal
 * work has equal keys whatever it is called in a script and whenever it is done.
 *
 * @param kind what kind of work it is, part of what is digested
 * @param hex the digest
 */
public record Key(String kind, String hex) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Caches name folders by it. */
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");

  public Key {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("`" + kind + "` is no kind of work, such as `step-time`");
    }
  }

  /**
   * The key of a kind of work on these things: other keys, components, records of the runtime,
   * lists, numbers, texts, row indices, and the values of rows.
   */
  public static Key of(String kind, Object... content) {
    try {
      byte[] bytes = JSON.writeValueAsBytes(List.of(kind, canonical(Arrays.asList(content))));
      return new Key(kind, DigestUtils.sha256Hex(bytes));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("content of a key is plain values", e);
    }
  }

  /** A seed for this work, under a root seed. */
  public Seed seed(Seed root) {
    return root.split(hex);
  }

  private static Object canonical(Object value) {
    if (value instanceof Key key) {
      return key.hex;
    }
    if (value instanceof Seed seed) {
      return Long.toHexString(seed.value());
    }
    if (value instanceof int[] rows) {
      return rows(rows);
    }
    if (value instanceof double[] numbers) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Double.BYTES));
      bytes.asDoubleBuffer().put(numbers);
      return DigestUtils.sha256Hex(bytes.array());
    }
    if (value instanceof Object[] items) {
      return canonical(Arrays.asList(items));
    }
    if (value instanceof Optional<?> some) {
      return some.map(Key::canonical).map(List::of).orElse(List.of());
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(canonical(item)));
      return items;
    }
    if (value instanceof Record record) {
      return record(record);
    }
    if (value instanceof Enum<?> choice) {
      return choice.name();
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    return value.toString();
  }

  private static Map<String, Object> record(Record record) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("record", name(record.getClass()));
    Component about = record.getClass().getAnnotation(Component.class);
    if (about != null) {
      map.put("revision", about.revision());
    }
    for (RecordComponent field : record.getClass().getRecordComponents()) {
      try {
        field.getAccessor().trySetAccessible();
        map.put("." + field.getName(), canonical(field.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(field + " cannot be read", e);
      }
    }
    return map;
  }

  /**
   * What a record is known by: of ours its outer package and its own name, so that it can move to
   * another room of the same house and the keys and seeds of all work stay what they were. Releases
   * are known by that room as well, though not by those within it: ledgers have them so.
   */
  private static String name(Class<?> type) {
    String name = type.getName();
    int outer = name.startsWith("org.tattle.privacy.release.") ? 4 : 3;
    List<String> parts = List.of(name.split("\\."));
    return name.startsWith("org.tattle.") && parts.size() > outer
        ? String.join(".", parts.subList(0, outer)) + "." + parts.get(parts.size() - 1)
        : name;
  }

  private static String rows(int[] rows) {
    ByteBuffer bytes = ByteBuffer.allocate(rows.length * Integer.BYTES);
    bytes.asIntBuffer().put(rows);
    return DigestUtils.sha256Hex(bytes.array());
  }
}
