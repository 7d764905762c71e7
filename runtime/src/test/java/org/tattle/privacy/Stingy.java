package org.tattle.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that gives and takes a few bytes at a time, sometimes none, as every channel may, and
 * knows how much of it was put on the disk.
 */
public final class Stingy extends FileChannel {
  private static final int MOST = 7;

  private final FileChannel file;
  private final List<Long> forced = new ArrayList<>();
  private int calls;

  public Stingy(Path path) throws IOException {
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** How long the file was each time that it was put on the disk. */
  public List<Long> forced() {
    return forced;
  }

  private int some(ByteBuffer bytes) {
    return Math.min(bytes.remaining(), calls++ % MOST);
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    ByteBuffer few = ByteBuffer.allocate(some(to));
    int read = few.hasRemaining() ? file.read(few) : 0;
    to.put(few.flip());
    return read;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    byte[] few = new byte[some(from)];
    from.get(few);
    return file.write(ByteBuffer.wrap(few));
  }

  @Override
  public void force(boolean metadata) throws IOException {
    file.force(metadata);
    forced.add(size());
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long place) throws IOException {
    return file.position(place);
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    return file.truncate(size);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  @Override
  public long read(ByteBuffer[] to, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long place, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long place, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer to, long place) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer from, long place) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long place, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long place, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long place, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
