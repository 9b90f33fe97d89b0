// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.store.Documents;
import dev.carrel.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeMoveTest {
  private static final long SEED = 20261125;
  private static final Cancellation NEVER = new Cancellation();

  @TempDir Path temp;

  private Path place;
  private Path to;
  private Map<String, Integer> before = Map.of();

  /** The power goes: nothing after it is done, also not what tidies up. */
  private static final class PowerCut extends Error {
    @java.io.Serial private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void aHomeWithData() throws IOException {
    place = temp.resolve("place");
    to = temp.resolve("disk").resolve("my data");
    Random random = new Random(SEED);
    try (Home home = Home.open(place, place);
        Store store = Store.open(home)) {
      for (int i = 0; i < 3; i++) {
        store.documents().add(Documents.make(SEED + i, 5));
      }
      for (int i = 0; i < 4; i++) {
        byte[] bytes = new byte[random.nextInt(700_000)];
        random.nextBytes(bytes);
        Files.write(home.contexts().resolve("part" + i), bytes);
      }
      Files.createFile(home.folder().resolve("receipts").resolve("empty.json"));
    }
    before = contents(place);
  }

  private static Map<String, Integer> contents(Path folder) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = folder.relativize(file).toString();
          if (!List.of("home.lock", "moved.json").contains(name)) {
            contents.put(name, Arrays.hashCode(Files.readAllBytes(file)));
          }
        }
      }
    }
    return contents;
  }

  private HomeMove move() {
    return new HomeMove(place, to, place);
  }

  private Path current() {
    return new HomePointer(place).read().map(HomePointer.Target::home).orElse(place);
  }

  @Test
  void everythingIsInTheNewFolderAndNothingInTheOldOne() throws IOException {
    assertEquals(Optional.empty(), move().run(Progress.SILENT, NEVER));
    assertEquals(to, current());
    assertEquals(before, contents(to));
    assertEquals(Map.of(), contents(place));
    try (Home home = Home.open(to, place);
        Store store = Store.open(home)) {
      assertEquals(3, store.documents().entries().size());
    }
  }

  @Test
  void aMovedHomeCanMoveOnAndBackAgain() throws IOException {
    Path third = temp.resolve("third");
    assertEquals(Optional.empty(), move().run(Progress.SILENT, NEVER));
    assertEquals(Optional.empty(), new HomeMove(to, third, place).run(Progress.SILENT, NEVER));
    assertFalse(Files.exists(to), "a folder of our own goes with what was in it");
    assertEquals(Optional.empty(), new HomeMove(third, place, place).run(Progress.SILENT, NEVER));
    assertEquals(place, current());
    assertEquals(before, contents(place));
    assertFalse(Files.exists(place.resolve("moved.json")), "nothing points to where it is anyway");
  }

  @Test
  void cancelledAtAnyStepItIsWholeInOneOfTheTwoFolders() throws IOException {
    int moved = 0;
    for (int step = 0; moved == 0; step++) {
      Cancellation cancellation = new Cancellation();
      int[] left = {step};
      Progress progress =
          (stage, done, total) -> {
            if (left[0]-- == 0) {
              cancellation.request();
            }
          };
      try {
        Optional<HomeMove.LeftOver> _ = move().run(progress, cancellation);
        moved++;
      } catch (CarrelException e) {
        assertEquals(Code.CANCELLED, e.code(), "step " + step);
        assertEquals(place, current(), "step " + step);
        assertEquals(before, contents(place), "step " + step);
        assertEquals(Map.of(), contents(to), "step " + step);
      }
      assertTrue(step < 1000, "it ends");
    }
    assertEquals(before, contents(to));
  }

  @Test
  void killedAtAnyStepItIsWholeInOneOfTheTwoFoldersAndTheNextTrySucceeds() throws IOException {
    boolean moved = false;
    int killed = 0;
    for (int step = 0; !moved; step += 3) {
      int[] left = {step};
      Progress progress =
          (stage, done, total) -> {
            if (left[0]-- == 0) {
              throw new PowerCut();
            }
          };
      try {
        Optional<HomeMove.LeftOver> _ = move().run(progress, NEVER);
        moved = true;
      } catch (PowerCut e) {
        killed++;
        assertEquals(place, current(), "step " + step);
        assertEquals(before, contents(place), "step " + step);
        Home.open(place, place).close();
      }
    }
    assertTrue(killed > 3, killed + " times");
    assertEquals(to, current());
    assertEquals(before, contents(to), "what the interrupted ones left is gone");
  }

  @Test
  void whatAKilledProcessLeftInTheOldFolderGoesAfterTheNextStart() throws IOException {
    Path spare = temp.resolve("spare");
    assertEquals(Optional.empty(), move().run(Progress.SILENT, NEVER));
    assertEquals(Optional.empty(), new HomeMove(to, spare, place).run(Progress.SILENT, NEVER));
    // As if it had been killed before the old folder was emptied.
    Files.createDirectories(to);
    Files.writeString(to.resolve("carrel.db"), "old");
    new HomePointer(place).write(new HomePointer.Target(spare, Optional.of(to)));
    assertEquals(Optional.empty(), HomeMove.finish(place));
    assertFalse(Files.exists(to));
    assertEquals(new HomePointer.Target(spare, Optional.empty()), pointed());
    assertEquals(before, contents(spare));
  }

  @Test
  void anOldFolderThatIsInUseAgainIsLeftAlone() throws IOException {
    assertEquals(Optional.empty(), move().run(Progress.SILENT, NEVER));
    new HomePointer(place).write(new HomePointer.Target(to, Optional.of(place)));
    Files.writeString(place.resolve("carrel.db"), "a new one");
    Files.setLastModifiedTime(
        place.resolve("carrel.db"),
        java.nio.file.attribute.FileTime.from(java.time.Instant.now().plusSeconds(60)));
    assertEquals(Optional.empty(), HomeMove.finish(place));
    assertEquals("a new one", Files.readString(place.resolve("carrel.db")));
    assertEquals(new HomePointer.Target(to, Optional.empty()), pointed());
  }

  private HomePointer.Target pointed() {
    return new HomePointer(place).read().orElseThrow();
  }

  @Test
  void aHomeInUseIsNotMoved() throws IOException {
    try (Home _ = Home.open(place, place)) {
      CarrelException e =
          assertThrows(CarrelException.class, () -> move().run(Progress.SILENT, NEVER));
      assertEquals(Code.HOME_IN_USE, e.code());
    }
    assertEquals(place, current());
    assertEquals(before, contents(place));
    assertFalse(Files.exists(to));
  }

  @Test
  void aFolderInUseGetsASubfolderAndOneWithinTheHomeIsRefused() throws IOException {
    Path full = Files.createDirectories(temp.resolve("full"));
    Files.writeString(full.resolve("letter.txt"), "mine");
    assertEquals(full.resolve("Carrel"), HomeMove.target(place, full));
    assertEquals(to, HomeMove.target(place, to));
    for (Path bad : List.of(full, place, place.resolve("contexts").resolve("in"))) {
      CarrelException e =
          assertThrows(CarrelException.class, () -> new HomeMove(place, bad, place).check());
      assertEquals(Code.HOME_UNUSABLE, e.code(), bad.toString());
    }
    assertEquals("mine", Files.readString(full.resolve("letter.txt")));
    assertEquals(before, contents(place));
  }

  @Test
  void aMovedHomeWhoseDiskIsMissingIsNotTakenForAnEmptyOne() throws IOException {
    assertEquals(Optional.empty(), move().run(Progress.SILENT, NEVER));
    Path away = temp.resolve("unplugged");
    Files.move(to, away);
    CarrelException e = assertThrows(CarrelException.class, () -> Home.open(to, place));
    assertEquals(Code.HOME_UNUSABLE, e.code());
    assertFalse(Files.exists(to), "nothing is made in its place");
    Files.move(away, to);
    Home.open(to, place).close();
  }

  /** As it may come with somebody's folder, by chance or on purpose. */
  @Test
  void aFolderWithAStrayMarkIsNotTakenForOneThatMayBeReplaced() throws IOException {
    Path full = Files.createDirectories(temp.resolve("full"));
    Files.writeString(full.resolve("letter.txt"), "mine");
    Files.writeString(full.resolve("carrel.db"), "another home");
    String mark = "{\"from\":\"%s\",\"to\":\"%s\",\"since\":\"2026-11-28T20:00:00Z\"}";
    for (String text :
        List.of(
            "",
            place.toString(),
            "{}",
            mark.formatted(place, temp.resolve("other")),
            mark.formatted(temp.resolve("other"), full),
            mark.formatted(place, full).replace("2026", "soon"))) {
      Files.writeString(full.resolve("carrel-is-moving-here"), text);
      HomeMove move = new HomeMove(place, full, place);
      CarrelException e =
          assertThrows(CarrelException.class, () -> move.run(Progress.SILENT, NEVER), text);
      assertEquals(Code.HOME_UNUSABLE, e.code(), text);
      assertEquals(full.resolve("Carrel"), HomeMove.target(place, full), text);
      assertEquals("mine", Files.readString(full.resolve("letter.txt")), text);
      assertEquals("another home", Files.readString(full.resolve("carrel.db")), text);
    }
    assertEquals(before, contents(place));
  }

  @Test
  void whatIsNotCarrelsStaysInTheOldFolderAndIsNamed() throws IOException {
    Files.writeString(place.resolve("letter.txt"), "mine");
    Files.createDirectories(place.resolve("pictures"));
    Files.writeString(place.resolve("pictures").resolve("carrel.db"), "a picture");
    assertEquals(
        Optional.of(new HomeMove.LeftOver.NotOurs(place, List.of("letter.txt", "pictures"))),
        move().run(Progress.SILENT, NEVER));
    assertEquals("mine", Files.readString(place.resolve("letter.txt")));
    assertEquals("a picture", Files.readString(place.resolve("pictures").resolve("carrel.db")));
    assertEquals(before, contents(to));
    Files.writeString(to.resolve("letter.txt"), "mine too");
    Path third = temp.resolve("third");
    assertEquals(
        Optional.of(new HomeMove.LeftOver.NotOurs(to, List.of("letter.txt"))),
        new HomeMove(to, third, place).run(Progress.SILENT, NEVER));
    assertEquals(Map.of("letter.txt", Arrays.hashCode("mine too".getBytes(UTF_8))), contents(to));
    assertEquals(before, contents(third));
  }

  @Test
  void whatAPersonPutIntoAHalfMovedFolderStaysWhetherTheMoveIsEndedOrGivenUp() throws IOException {
    assertThrows(
        PowerCut.class,
        () ->
            move()
                .run(
                    (stage, done, total) -> {
                      if (stage == Progress.Stage.CHECK_BYTES) {
                        throw new PowerCut();
                      }
                    },
                    NEVER));
    assertTrue(Files.exists(to.resolve("carrel-is-moving-here")));
    Files.writeString(to.resolve("letter.txt"), "mine");
    Cancellation cancelled = new Cancellation();
    assertThrows(
        CarrelException.class,
        () -> move().run((stage, done, total) -> cancelled.request(), cancelled));
    assertEquals(List.of("letter.txt"), List.copyOf(contents(to).keySet()));
    Files.delete(to.resolve("letter.txt"));
    assertEquals(Optional.empty(), move().run(Progress.SILENT, NEVER));
    assertEquals(before, contents(to));
  }

  @Test
  void aPointerThatSaysNothingIsAsIfItWereNotThere() throws IOException {
    for (String text : List.of("", "{", "[]", "{\"home\": \"relative\"}", "{\"home\": 7}")) {
      Files.writeString(place.resolve("moved.json"), text);
      assertEquals(place, current(), text);
    }
  }
}
