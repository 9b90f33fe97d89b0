// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Mark.Kind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Notice.Code;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.sandbox.Guard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final int MOST = 1000;

  private static final Page PAGE =
      new Page(
          3,
          "a\uD800b",
          new PageLayout.Builder(612, 792)
              .add(new Box(1, 2, 3, 4))
              .addUnplaced(1)
              .add(new Box(5, 6, 7, 8))
              .build());

  private static final Page WITH_HIDDEN =
      new Page(
          4,
          "seen covered",
          new PageLayout.Builder(612, 792).addUnplaced(12).build(),
          List.of(new HiddenText(5, 9, Why.COVERED), new HiddenText(9, 12, Why.TINY)));

  private static final Page WITH_NOTES =
      PAGE.withAddresses(List.of(new Address(0, "A-127"), new Address(2, "¶ 4.2(b)")))
          .withMarks(List.of(new Mark(0, 3, Kind.RECOGNIZED), new Mark(1, 2, Kind.STRUCK)));

  private static final List<Answer> ANSWERS =
      List.of(
          new Answer.Hello(Answer.VERSION, List.of(new Guard("network", true, "none"))),
          new Answer.Want(1L << 33, 4096),
          new Answer.Step(2, 7),
          new Answer.PageRead(PAGE),
          new Answer.PageRead(WITH_HIDDEN),
          new Answer.PageRead(WITH_NOTES),
          new Answer.Noticed(new Notice(Code.EMBEDDED_FILES, 2, "a.pdf, b ü.pdf")),
          new Answer.Unreadable(PAGE, "it is torn"),
          new Answer.Member("a/ü.pdf"),
          new Answer.MemberEnds("damaged"),
          new Answer.MemberRefused("b.pdf", "encrypted"),
          new Answer.MemberBytes(ByteBuffer.wrap(new byte[] {4, 5})),
          new Answer.Done(),
          new Answer.Extent(new FileExtent(9, 0)),
          new Answer.Failed(CarrelException.Code.PASSWORD_NEEDED, "It is locked.", "Unlock it."));

  private static Frame through(Frame frame) throws IOException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    frame.writeTo(pipe);
    return Frame.readFrom(new ByteArrayInputStream(pipe.toByteArray())).orElseThrow();
  }

  @Test
  void whatIsAnsweredComesAsItWasSaid() throws IOException {
    for (Answer answer : ANSWERS) {
      assertEquals(answer, Answer.of(through(answer.frame()), MOST));
    }
  }

  @Test
  void whatIsAskedComesAsItWasSaid() throws IOException {
    Request read =
        new Request.Read(
            "PDF",
            "a ü.pdf",
            1L << 33,
            Optional.of("sésame"),
            new ReadAs(ReadAs.Changes.ORIGINAL, false),
            IngestLimits.DEFAULT);
    Request open =
        new Request.Read("PDF", "a.pdf", 1, Optional.empty(), ReadAs.DEFAULT, IngestLimits.DEFAULT);
    Request extent = new Request.Extent("TEXT", 12, IngestLimits.DEFAULT);
    for (Request request : List.of(read, open, extent, new Request.Members((Request.Read) read))) {
      assertEquals(request, Request.of(through(request.frame())));
    }
    Request some = new Request.Bytes(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertEquals(some, Request.of(through(some.frame())));
    assertTrue(!read.toString().contains("sésame"), read::toString);
  }

  @Test
  void thePartsOfAPageThatCannotBeSeenComeWithIt() throws IOException {
    Answer answer = Answer.of(through(new Answer.PageRead(WITH_HIDDEN).frame()), MOST);
    if (!(answer instanceof Answer.PageRead(Page page))) {
      throw new AssertionError("another answer: " + answer);
    }
    assertEquals(WITH_HIDDEN.hidden(), page.hidden());
  }

  @Test
  void aPageWithMoreThanAllowedIsRefused() throws IOException {
    Frame frame = through(new Answer.PageRead(PAGE).frame());
    assertThrows(IOException.class, () -> Answer.of(frame, 2));
  }

  @Test
  void rubbishIsRefusedAndTakesNoMemory() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      Frame frame = ANSWERS.get(random.nextInt(ANSWERS.size())).frame();
      byte[] body = frame.body().clone();
      for (int k = 0; k < 3 && body.length > 0; k++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt();
      }
      Frame damaged = new Frame(random.nextInt(10), body);
      try {
        Answer read = Answer.of(damaged, MOST);
        assertTrue(read.frame().body().length < Frame.MOST_BYTES);
      } catch (IOException e) {
        assertTrue(e.getMessage() == null || !e.getMessage().isBlank());
      }
    }
  }

  @Test
  void aFrameThatPromisesMoreThanIsTakenIsRefused() {
    byte[] huge = {0x7F, 0, 0, 0, 1, 2, 3};
    byte[] negative = {-1, 0, 0, 0, 1, 2, 3};
    byte[] cut = {0, 0, 0, 9, 1, 2, 3};
    for (byte[] bytes : List.of(huge, negative, cut)) {
      assertThrows(IOException.class, () -> Frame.readFrom(new ByteArrayInputStream(bytes)));
    }
  }
}
