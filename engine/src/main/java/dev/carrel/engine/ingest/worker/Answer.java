// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ocr.RecognizedForm;
import dev.carrel.engine.ocr.RecognizedPage;
import dev.carrel.engine.sandbox.Guard;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a reading process says. It may be another's by now: nothing in it is taken that is not
 * looked at here or where it is used.
 */
sealed interface Answer {
  /** The form of all that goes through the pipes. */
  int VERSION = 6;

  /** A SHA-256. */
  Pattern PICTURE = Pattern.compile("[0-9a-f]{64}");

  int MOST_TEXT = 10_000;
  int MOST_GUARDS = 10;

  int HELLO = 1;
  int WANT = 2;
  int STEP = 3;
  int PAGE = 4;
  int UNREADABLE = 5;
  int DONE = 6;
  int EXTENT = 7;
  int FAILED = 8;
  int NOTICED = 9;
  int RECOGNIZING = 10;
  int MEMBER = 11;
  int MEMBER_BYTES = 12;
  int MEMBER_ENDS = 13;
  int MEMBER_REFUSED = 14;
  int SEEK = 15;
  int RECOGNIZED = 16;
  int AHEAD = 17;

  /** It is there; what it may not do. */
  record Hello(int version, List<Guard> guards) implements Answer {}

  /** It wants some of the file's bytes. */
  record Want(long position, int length) implements Answer {}

  /** It begins the next page, or is done. */
  record Step(int done, int total) implements Answer {}

  /** A page. */
  record PageRead(Page page) implements Answer {}

  /** A page whose text could not be had. */
  record Unreadable(Page empty, String reason) implements Answer {}

  /** Something of the file that a person should know. */
  record Noticed(Notice notice) implements Answer {}

  /** The next page has to be read from its picture: it asks what becomes of it. */
  record Recognizing() implements Answer {}

  /** The page that was to be read before its turn. */
  record Ahead(Page page) implements Answer {}

  /** It asks what was recognised on a picture before. */
  record Seek(String picture) implements Answer {}

  /** What it recognised on a picture. */
  record Recognized(String picture, RecognizedPage page) implements Answer {}

  /** A file inside of the file begins. */
  record Member(String name) implements Answer {}

  /** Its bytes go on. */
  record MemberBytes(ByteBuffer bytes) implements Answer {
    private byte[] copy() {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }
  }

  /** It ends; why it is not whole, empty if it is. */
  record MemberEnds(String why) implements Answer {}

  /** A file inside of the file is not handed on. */
  record MemberRefused(String name, String why) implements Answer {}

  /** The file was read. */
  record Done() implements Answer {}

  /** How long the file is. */
  record Extent(FileExtent extent) implements Answer {}

  /** The file could not be read. */
  record Failed(Code code, String message, String remedy) implements Answer {}

  default Frame frame() {
    return switch (this) {
      case Hello hello -> Frame.of(HELLO, out -> write(out, hello));
      case Want want ->
          Frame.of(
              WANT,
              out -> {
                out.writeLong(want.position);
                out.writeInt(want.length);
              });
      case Step step ->
          Frame.of(
              STEP,
              out -> {
                out.writeInt(step.done);
                out.writeInt(step.total);
              });
      case PageRead read -> Frame.of(PAGE, out -> PageForm.write(out, read.page));
      case Ahead ahead -> Frame.of(AHEAD, out -> PageForm.write(out, ahead.page));
      case Unreadable none ->
          Frame.of(
              UNREADABLE,
              out -> {
                PageForm.write(out, none.empty);
                WireText.write(out, shortened(none.reason));
              });
      case Noticed noticed -> Frame.of(NOTICED, out -> PageForm.write(out, noticed.notice));
      case Recognizing _ -> Frame.of(RECOGNIZING, out -> {});
      case Seek seek -> Frame.of(SEEK, out -> WireText.write(out, seek.picture));
      case Recognized read ->
          Frame.of(
              RECOGNIZED,
              out -> {
                WireText.write(out, read.picture);
                out.write(RecognizedForm.toBytes(read.page));
              });
      case Member member -> Frame.of(MEMBER, out -> WireText.write(out, shortened(member.name)));
      case MemberBytes some -> Frame.of(MEMBER_BYTES, out -> out.write(some.copy()));
      case MemberEnds ends ->
          Frame.of(MEMBER_ENDS, out -> WireText.write(out, shortened(ends.why)));
      case MemberRefused refused ->
          Frame.of(
              MEMBER_REFUSED,
              out -> {
                WireText.write(out, shortened(refused.name));
                WireText.write(out, shortened(refused.why));
              });
      case Done _ -> Frame.of(DONE, out -> {});
      case Extent found ->
          Frame.of(
              EXTENT,
              out -> {
                out.writeInt(found.extent.pages());
                out.writeLong(found.extent.textBytes());
              });
      case Failed failed ->
          Frame.of(
              FAILED,
              out -> {
                WireText.write(out, failed.code.name());
                WireText.write(out, shortened(failed.message));
                WireText.write(out, shortened(failed.remedy));
              });
    };
  }

  private static String shortened(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
  }

  private static void write(DataOutputStream out, Hello hello) throws IOException {
    out.writeInt(hello.version);
    out.writeInt(hello.guards.size());
    for (Guard guard : hello.guards) {
      WireText.write(out, guard.against());
      out.writeBoolean(guard.holds());
      WireText.write(out, shortened(guard.words()));
    }
  }

  /**
   * Reads an answer.
   *
   * @param mostCharacters that a page may have
   * @throws IOException if this is none
   */
  static Answer of(Frame frame, int mostCharacters) throws IOException {
    DataInputStream in = frame.in();
    return switch (frame.kind()) {
      case HELLO -> hello(in);
      case WANT -> new Want(in.readLong(), in.readInt());
      case STEP -> new Step(in.readInt(), in.readInt());
      case PAGE -> new PageRead(PageForm.read(in, mostCharacters));
      case AHEAD -> new Ahead(PageForm.read(in, mostCharacters));
      case UNREADABLE ->
          new Unreadable(PageForm.read(in, mostCharacters), WireText.read(in, MOST_TEXT));
      case NOTICED -> new Noticed(PageForm.notice(in));
      case RECOGNIZING -> new Recognizing();
      case SEEK -> new Seek(picture(in));
      case RECOGNIZED -> new Recognized(picture(in), RecognizedForm.of(in.readAllBytes()));
      case MEMBER -> new Member(WireText.read(in, MOST_TEXT));
      case MEMBER_BYTES -> new MemberBytes(ByteBuffer.wrap(frame.body()));
      case MEMBER_ENDS -> new MemberEnds(WireText.read(in, MOST_TEXT));
      case MEMBER_REFUSED ->
          new MemberRefused(WireText.read(in, MOST_TEXT), WireText.read(in, MOST_TEXT));
      case DONE -> new Done();
      case EXTENT -> new Extent(new FileExtent(in.readInt(), in.readLong()));
      case FAILED -> failed(in);
      default -> throw new IOException("no answer: " + frame.kind());
    };
  }

  private static String picture(DataInputStream in) throws IOException {
    String name = WireText.read(in, MOST_TEXT);
    if (!PICTURE.matcher(name).matches()) {
      throw new IOException("no picture's name");
    }
    return name;
  }

  private static Hello hello(DataInputStream in) throws IOException {
    int version = in.readInt();
    int count = in.readInt();
    if (version != VERSION || count < 0 || count > MOST_GUARDS) {
      throw new IOException("another version: " + version);
    }
    List<Guard> guards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      guards.add(
          new Guard(WireText.read(in, MOST_TEXT), in.readBoolean(), WireText.read(in, MOST_TEXT)));
    }
    return new Hello(version, guards);
  }

  private static Failed failed(DataInputStream in) throws IOException {
    String code = WireText.read(in, MOST_TEXT);
    for (Code known : Code.values()) {
      if (known.name().equals(code)) {
        return new Failed(known, WireText.read(in, MOST_TEXT), WireText.read(in, MOST_TEXT));
      }
    }
    throw new IOException("no code of an error: " + code);
  }
}
