// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read when, with real documents and a model that does as it is told. */
class StudyTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1);
  private static final int CONTEXT = 6_000;

  @TempDir Path folder;
  private final List<String> heard = new ArrayList<>();
  private Engine engine;

  @BeforeEach
  void open() {
    engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) -> new ScriptedModel("no", CONTEXT));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private DocumentId add(String name, int characters) throws IOException {
    Path file = Files.writeString(folder.resolve(name), (name + " word ").repeat(characters / 11));
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation()).id();
  }

  private Course plan(Fit fit, DocumentId... documents) {
    return engine
        .study()
        .plan(
            List.of(documents),
            fit,
            "b.txt",
            OPTIONS,
            List.of(),
            Progress.SILENT,
            new Cancellation());
  }

  private CourseEnd run(Course course, Consumer<Course.Ask> onAnswer, Cancellation cancellation) {
    CourseListener listener =
        new CourseListener() {
          @Override
          public void answered(Course.Ask step, Reply.Answered reply) {
            heard.add(reply.answer().text() + " of " + engine.reading().documents().size());
            onAnswer.accept(step);
          }
        };
    return engine.study().run(course, () -> OPTIONS, listener, cancellation);
  }

  @Test
  void whatFitsIsReadInOrderAndThenAsked() throws IOException {
    DocumentId a = add("a.txt", 1000);
    DocumentId b = add("b.txt", 1000);
    Course course = plan(Fit.WHOLE, b, a);
    assertEquals(
        List.of(new Course.Read(b), new Course.Read(a), new Course.Ask("b.txt")), course.steps());
    assertInstanceOf(CourseEnd.Done.class, run(course, ask -> {}, new Cancellation()));
    assertEquals(List.of(b, a), engine.reading().documents());
    assertEquals(List.of("no of 2"), heard);
  }

  @Test
  void whatNobodyExpectedEndsTheCourseAndNobodyWaitsForEver() throws IOException {
    Course course = plan(Fit.WHOLE, add("a.txt", 1000));
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                run(
                    course,
                    ask -> {
                      throw new IllegalStateException("nobody expected this");
                    },
                    new Cancellation()));
    assertEquals("nobody expected this", thrown.getMessage());
  }

  @Test
  void whatDoesNotFitIsRefusedWholeOrLeftOutByName() throws IOException {
    DocumentId a = add("a.txt", 2500);
    DocumentId b = add("b.txt", 2500);
    CarrelException refused = assertThrows(CarrelException.class, () -> plan(Fit.WHOLE, a, b));
    assertEquals(Code.DOES_NOT_FIT, refused.code());
    Course course = plan(Fit.DOCUMENTS, a, b);
    assertEquals(List.of(new Course.Read(a)), course.readings());
    assertEquals(List.of(b), course.leftOut());
  }

  @Test
  void pagesThatFitTheQuestionAreReadOfDocumentsThatDoNotFit() throws IOException {
    DocumentId a = add("a.txt", 2500);
    DocumentId b = add("b.txt", 2500);
    List<Course.Read> readings = plan(Fit.PAGES, a, b).readings();
    assertEquals(List.of(b), readings.stream().map(Course.Read::document).toList());
  }

  @Test
  void oneByOneEachDocumentIsAloneInTheContextAndAllThatStaysIsOnDisk() throws IOException {
    Course course = plan(Fit.ONE_BY_ONE, add("a.txt", 2500), add("b.txt", 2500));
    assertInstanceOf(CourseEnd.Done.class, run(course, ask -> {}, new Cancellation()));
    assertEquals(List.of("no of 1", "no of 1"), heard);
    assertEquals(List.of(), engine.reading().documents());
    assertTrue(engine.contexts().bytes() > 0);
  }

  @Test
  void aCourseThatWasStoppedGoesOnFromThereAndAnswersNothingTwice() throws IOException {
    Course course = plan(Fit.ONE_BY_ONE, add("a.txt", 1000), add("b.txt", 1000));
    Cancellation cancellation = new Cancellation();
    CourseEnd end = run(course, ask -> cancellation.request(), cancellation);
    CourseEnd.Stopped stopped = assertInstanceOf(CourseEnd.Stopped.class, end);
    assertEquals(Code.CANCELLED, stopped.why().code());
    assertEquals(course.steps().subList(2, 6), stopped.rest().steps());
    assertInstanceOf(CourseEnd.Done.class, run(stopped.rest(), ask -> {}, new Cancellation()));
    assertEquals(List.of("no of 1", "no of 1"), heard);
  }

  @Test
  void aReadingThatFailsStopsTheCourseAndStandsFirstInWhatIsLeft() throws IOException {
    DocumentId a = add("a.txt", 1000);
    DocumentId tooLong = add("b.txt", 9000);
    DocumentId c = add("c.txt", 1000);
    Course course =
        Course.of(
            new Course.Read(a), new Course.Read(tooLong), new Course.Read(c), new Course.Ask("?"));
    CourseEnd end = run(course, ask -> {}, new Cancellation());
    CourseEnd.Stopped stopped = assertInstanceOf(CourseEnd.Stopped.class, end);
    assertEquals(Code.DOES_NOT_FIT, stopped.why().code());
    assertEquals(course.steps().subList(1, 4), stopped.rest().steps());
    assertEquals(List.of(a), engine.reading().documents());
    assertEquals(List.of(), heard);
  }
}
