package org.tattle.kernel.serve;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.language.SpeakingCell;
import org.tattle.kernel.wire.Log;

/**
 * {@code System.out}, {@code System.err} and {@code System.in} of a kernel. What Java code prints
 * goes to the cell that started the thread, or to the one that runs or ran last, and before the
 * first one to the log. Bytes become characters when a character is whole. What it reads is asked
 * of the user, line by line.
 */
public final class Console {

  private final Decoder out = new Decoder(Output::stdout);
  private final Decoder err = new Decoder(Output::stderr);
  private volatile Output output;

  public PrintStream out() {
    return new PrintStream(out, false, StandardCharsets.UTF_8);
  }

  public PrintStream err() {
    return new PrintStream(err, false, StandardCharsets.UTF_8);
  }

  public InputStream in() {
    return new Lines();
  }

  void to(Output cell) {
    output = cell;
  }

  /** Ends where the front end cannot be asked. */
  private final class Lines extends InputStream {
    private ByteBuffer line = ByteBuffer.allocate(0);

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) {
      if (length > 0 && !line.hasRemaining()) {
        Optional<String> answer =
            output == null ? Optional.empty() : output.input("", false).map(text -> text + "\n");
        if (answer.isEmpty()) {
          return -1;
        }
        line = StandardCharsets.UTF_8.encode(answer.get());
      }
      int read = Math.min(length, line.remaining());
      line.get(bytes, from, read);
      return read;
    }

    @Override
    public synchronized int available() {
      return line.remaining();
    }
  }

  private final class Decoder extends OutputStream {
    private final BiConsumer<Output, String> print;
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer rest = ByteBuffer.allocate(0);

    Decoder(BiConsumer<Output, String> print) {
      this.print = print;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      ByteBuffer all = ByteBuffer.allocate(rest.remaining() + length);
      all.put(rest).put(bytes, from, length).flip();
      CharBuffer text = CharBuffer.allocate(all.remaining() + 1);
      decoder.decode(all, text, false);
      rest = all;
      text.flip();
      Output cell = SpeakingCell.or(output);
      if (cell != null) {
        print.accept(cell, text.toString());
      } else if (text.length() > 0) {
        Log.note(text.toString().stripTrailing());
      }
    }
  }
}
