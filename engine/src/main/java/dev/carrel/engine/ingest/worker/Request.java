// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.PageSink;
import dev.carrel.engine.ocr.RecognizedForm;
import dev.carrel.engine.ocr.RecognizedPage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** What a reading process is asked for. The path of a file is in none of it. */
sealed interface Request {
  int MOST_TEXT = 1 << 16;

  /** Behind the last of {@link Answer}. */
  int READ = 65;

  int EXTENT = 66;
  int BYTES = 67;
  int MEMBERS = 68;
  int KNOWN = 69;
  int TURN = 70;

  /**
   * To read a file.
   *
   * @param kind the name of the document's kind
   * @param name the file's
   * @param size of the file, in bytes
   * @param as how it is wanted
   */
  record Read(
      String kind,
      String name,
      long size,
      Optional<String> password,
      ReadAs as,
      IngestLimits limits)
      implements Request {
    /** Says nothing of the password. */
    @Override
    public String toString() {
      return "Read[" + kind + ", " + name + ", " + size + " bytes]";
    }
  }

  /** To hand on the files inside of a file. */
  record Members(Read of) implements Request {}

  /** To look how long a file is. */
  record Extent(String kind, long size, IngestLimits limits) implements Request {}

  /** What a reading process wanted of the file; none where it ends. */
  record Bytes(ByteBuffer bytes) implements Request {
    private byte[] copy() {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }
  }

  /** What was recognised before on the picture that a reading process asked for. */
  record Known(Optional<RecognizedPage> page) implements Request {}

  /** What becomes of the next page, whose picture has to be read. */
  record Turn(PageSink.Turn turn) implements Request {}

  default Frame frame() {
    return switch (this) {
      case Read read -> Frame.of(READ, out -> write(out, read));
      case Members members -> Frame.of(MEMBERS, out -> write(out, members.of));
      case Extent extent ->
          Frame.of(
              EXTENT,
              out -> {
                WireText.write(out, extent.kind);
                out.writeLong(extent.size);
                writeLimits(out, extent.limits);
              });
      case Known known ->
          Frame.of(
              KNOWN, out -> out.write(known.page.map(RecognizedForm::toBytes).orElse(new byte[0])));
      case Turn(PageSink.Turn turn) ->
          Frame.of(
              TURN,
              out -> {
                out.writeBoolean(turn.now());
                out.writeInt(turn.ahead());
              });
      case Bytes some -> Frame.of(BYTES, out -> out.write(some.copy()));
    };
  }

  private static void write(DataOutputStream out, Read read) throws IOException {
    WireText.write(out, read.kind);
    WireText.write(out, read.name);
    out.writeLong(read.size);
    out.writeBoolean(read.password.isPresent());
    WireText.write(out, read.password.orElse(""));
    WireText.write(out, read.as.changes().label());
    out.writeBoolean(read.as.comments());
    writeLimits(out, read.limits);
  }

  /**
   * Reads a request.
   *
   * @throws IOException if this is none
   */
  static Request of(Frame frame) throws IOException {
    DataInputStream in = frame.in();
    return switch (frame.kind()) {
      case READ -> read(in);
      case MEMBERS -> new Members(read(in));
      case EXTENT -> new Extent(WireText.read(in, MOST_TEXT), in.readLong(), readLimits(in));
      case KNOWN ->
          new Known(
              frame.body().length == 0
                  ? Optional.empty()
                  : Optional.of(RecognizedForm.of(frame.body())));
      case TURN -> new Turn(new PageSink.Turn(in.readBoolean(), in.readInt()));
      case BYTES -> new Bytes(ByteBuffer.wrap(frame.body()));
      default -> throw new IOException("no request: " + frame.kind());
    };
  }

  private static Read read(DataInputStream in) throws IOException {
    String kind = WireText.read(in, MOST_TEXT);
    String name = WireText.read(in, MOST_TEXT);
    long size = in.readLong();
    boolean locked = in.readBoolean();
    String password = WireText.read(in, MOST_TEXT);
    String changes = WireText.read(in, MOST_TEXT);
    ReadAs as =
        new ReadAs(
            ReadAs.Changes.named(changes)
                .orElseThrow(() -> new IOException("no view of changes: " + changes)),
            in.readBoolean());
    return new Read(
        kind, name, size, locked ? Optional.of(password) : Optional.empty(), as, readLimits(in));
  }

  private static void writeLimits(DataOutputStream out, IngestLimits limits) throws IOException {
    out.writeLong(limits.fileBytes());
    out.writeInt(limits.pages());
    out.writeLong(limits.openTime().toMillis());
    out.writeLong(limits.pageTime().toMillis());
    out.writeLong(limits.totalTime().toMillis());
    out.writeLong(limits.recognitionTime().toMillis());
    out.writeInt(limits.pageCharacters());
    out.writeLong(limits.characters());
  }

  private static IngestLimits readLimits(DataInputStream in) throws IOException {
    return new IngestLimits(
        in.readLong(),
        in.readInt(),
        Duration.ofMillis(in.readLong()),
        Duration.ofMillis(in.readLong()),
        Duration.ofMillis(in.readLong()),
        Duration.ofMillis(in.readLong()),
        in.readInt(),
        in.readLong());
  }
}
