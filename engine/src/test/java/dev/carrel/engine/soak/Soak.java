// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.soak.Fresh.Difference;
import dev.carrel.engine.soak.Given.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Does one random thing after another to an engine in a process of its own, and looks after each
 * whether all is as it should be. At the end every answer is compared with that of a fresh run,
 * whose process says after each place what it still holds with everything closed.
 */
final class Soak {
  /** The last line of a run in which nothing was wrong. */
  static final String WELL = "soak: all is well";

  /** Disk of our own, in megabytes: what is kept, what must stay free, and a little. */
  private static final int DISK = 380;

  /** Of so many answers in conversations one may have other words: see {@link Difference}. */
  private static final int NEAR_TIES = 20;

  private final Scene scene;
  private final List<Action> actions = new ArrayList<>();
  private final Invariants invariants;
  private final Map<String, Integer> done = new TreeMap<>();

  private Soak(Scene scene) {
    this.scene = scene;
    this.invariants = new Invariants(scene);
    LibraryActions library = new LibraryActions(scene);
    ReadingActions reading = new ReadingActions(scene);
    AskingActions asking = new AskingActions(scene);
    actions.addAll(library.all());
    actions.addAll(reading.all());
    actions.addAll(asking.all());
    actions.addAll(new TroubleActions(scene, library, reading, asking).all());
  }

  /**
   * Arguments: a folder to work in, the model's file, the seed, how many actions at least, for how
   * many seconds at least, whether a disk can be mounted, and a folder of documents or nothing.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[2]));
    Path model = Files.copy(Path.of(arguments[1]), folder.resolve("model.gguf"));
    SmallDisk disk = SmallDisk.in(folder.resolve("disk"), DISK, Boolean.parseBoolean(arguments[5]));
    List<Path> files =
        arguments.length > 6
            ? Contracts.of(Path.of(arguments[6]), random)
            : Contracts.madeUp(folder.resolve("contracts"), 14, random);
    Supplier<EngineProcess> starter = () -> EngineProcess.start(model, folder.resolve("cache"));
    if (!disk.isOwn()) {
      System.out.println("      no disk can be mounted here: none is filled");
    }
    try (Scene scene = new Scene(random, disk, files, starter)) {
      Soak soak = new Soak(scene);
      scene.begin();
      soak.act(Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]));
      soak.compare(starter, folder);
    }
    System.out.println(WELL);
  }

  private void act(int least, long leastSeconds) {
    long until = System.nanoTime() + leastSeconds * 1_000_000_000;
    for (int i = 1; i <= least || System.nanoTime() < until; i++) {
      scene.action(i);
      Action action = choose();
      done.merge(action.name(), 1, Integer::sum);
      action.work().run();
      scene.remember();
      invariants.check();
    }
    System.out.println("      done: " + done);
  }

  private Action choose() {
    List<Action> possible = actions.stream().filter(a -> a.possible().getAsBoolean()).toList();
    int at = scene.random.nextInt(possible.stream().mapToInt(Action::weight).sum());
    for (Action action : possible) {
      at -= action.weight();
      if (at < 0) {
        return action;
      }
    }
    throw new IllegalStateException("the weights do not add up");
  }

  private void compare(Supplier<EngineProcess> starter, Path folder) throws IOException {
    JsonObject found = scene.call("verify").getAsJsonObject();
    System.out.println("      kept: " + found);
    JsonElement texts = scene.call("texts");
    scene.call("close");
    try (EngineProcess engine = starter.get()) {
      Fresh fresh = new Fresh(engine, scene.truth.documents, folder);
      List<Difference> different = fresh.compare(scene.given);
      long wrong = different.stream().filter(d -> !d.nearTie()).count();
      long conversing =
          scene.given.stream().flatMap(g -> g.replies().stream()).filter(Reply::conversing).count();
      long nearTies = different.size() - wrong;
      System.out.printf(
          "      of %d answers %d are not those of a fresh run; of %d in conversations %d have"
              + " other words%n",
          scene.given.stream().mapToInt(g -> g.replies().size()).sum(),
          wrong,
          conversing,
          nearTies);
      Violation.unless(
          wrong == 0 && nearTies <= Math.ceilDiv(conversing, NEAR_TIES),
          "too many differ:%n%s",
          different.stream().map(Difference::words).collect(Collectors.joining("\n")));
      Violation.unless(
          texts.equals(fresh.texts(scene.truth.shelf())), "documents are not what they were");
    }
  }
}
