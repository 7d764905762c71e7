package org.tattle.crypto.aggregation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages as bytes: the components of the record one after the other, numbers big-endian, what can
 * be of any length behind how long it is.
 */
final class MessageBytes {
  private MessageBytes() {}

  static byte[] of(SumMessage message) {
    ByteBuffer bytes = ByteBuffer.allocate(size(message.getClass(), message));
    put(message.getClass(), message, bytes);
    return bytes.array();
  }

  /**
   * The message that bytes are.
   *
   * @throws ProtocolBreach if they are none of that type
   */
  static <T extends SumMessage> T read(Class<T> type, byte[] bytes) {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    try {
      Object message = take(type, left);
      if (left.hasRemaining()) {
        throw new ProtocolBreach("a message goes on behind its end");
      }
      return type.cast(message);
    } catch (BufferUnderflowException e) {
      throw new ProtocolBreach("a message is cut off", e);
    }
  }

  private static int size(Type type, Object value) {
    if (type == int.class) {
      return Integer.BYTES;
    } else if (type == boolean.class) {
      return 1;
    } else if (value instanceof byte[] array) {
      return Integer.BYTES + array.length;
    } else if (value instanceof int[] array) {
      return Integer.BYTES * (1 + array.length);
    } else if (value instanceof long[] array) {
      return Integer.BYTES + Long.BYTES * array.length;
    } else if (value instanceof List<?> list) {
      return Integer.BYTES + list.stream().mapToInt(it -> size(it.getClass(), it)).sum();
    }
    int size = 0;
    for (RecordComponent part : value.getClass().getRecordComponents()) {
      size += size(part.getGenericType(), read(part, value));
    }
    return size;
  }

  private static void put(Type type, Object value, ByteBuffer to) {
    if (type == int.class) {
      to.putInt((int) value);
    } else if (type == boolean.class) {
      to.put((byte) ((boolean) value ? 1 : 0));
    } else if (value instanceof byte[] array) {
      to.putInt(array.length).put(array);
    } else if (value instanceof int[] array) {
      to.putInt(array.length);
      to.asIntBuffer().put(array);
      to.position(to.position() + Integer.BYTES * array.length);
    } else if (value instanceof long[] array) {
      to.putInt(array.length);
      to.asLongBuffer().put(array);
      to.position(to.position() + Long.BYTES * array.length);
    } else if (value instanceof List<?> list) {
      to.putInt(list.size());
      list.forEach(it -> put(it.getClass(), it, to));
    } else {
      for (RecordComponent part : value.getClass().getRecordComponents()) {
        put(part.getGenericType(), read(part, value), to);
      }
    }
  }

  private static Object take(Type type, ByteBuffer from) {
    if (type == int.class) {
      return from.getInt();
    } else if (type == boolean.class) {
      return from.get() != 0;
    } else if (type == byte[].class) {
      byte[] array = new byte[length(from, 1)];
      from.get(array);
      return array;
    } else if (type == int[].class) {
      int[] array = new int[length(from, Integer.BYTES)];
      from.asIntBuffer().get(array);
      from.position(from.position() + Integer.BYTES * array.length);
      return array;
    } else if (type == long[].class) {
      long[] array = new long[length(from, Long.BYTES)];
      from.asLongBuffer().get(array);
      from.position(from.position() + Long.BYTES * array.length);
      return array;
    } else if (type instanceof ParameterizedType list) {
      int count = length(from, 1);
      List<Object> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(take(list.getActualTypeArguments()[0], from));
      }
      return List.copyOf(all);
    }
    return record((Class<?>) type, from);
  }

  private static Object record(Class<?> type, ByteBuffer from) {
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = new Class<?>[parts.length];
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      values[i] = take(parts[i].getGenericType(), from);
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no message", e);
    }
  }

  /** How long something is, no longer than there are bytes left. */
  private static int length(ByteBuffer from, int each) {
    int length = from.getInt();
    if (length < 0 || (long) length * each > from.remaining()) {
      throw new BufferUnderflowException();
    }
    return length;
  }

  private static Object read(RecordComponent part, Object of) {
    try {
      return part.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(part + " cannot be read", e);
    }
  }
}
