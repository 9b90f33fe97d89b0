// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.carrel.engine.Engine;
import dev.carrel.engine.Prepared;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.calibrate.Calibrator;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Sha256;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an {@link EngineServer} can be told to do. */
final class EngineOperations {
  /** The least that is measured of a model: what is measured is the same in every run. */
  private static final double HURRY = 0.1;

  private final Path model;
  private final Path cache;
  private volatile @Nullable Engine engine;

  EngineOperations(Path model, Path cache) {
    this.model = model;
    this.cache = cache;
  }

  /**
   * Does one thing.
   *
   * @return what came of it
   */
  JsonElement run(String what, JsonObject in, Events events) throws IOException {
    return switch (what) {
      case "open" -> open(Path.of(in.get("home").getAsString()));
      case "close" -> close();
      case "prepare" -> prepare(in);
      case "memory" -> ProcessMemory.now();
      case "state" -> Told.state(engine());
      case "texts" -> Told.texts(engine());
      case "add" -> add(Path.of(in.get("file").getAsString()));
      case "read" -> read(in, events);
      case "queue" -> new QueueOperation(engine(), options(in)).run(ids(in, "documents"));
      case "remove" -> done(() -> engine().documents().remove(id(in)));
      case "restore" -> done(() -> engine().documents().restore(id(in)));
      case "leave" -> done(() -> engine().reading().forget(id(in)));
      case "cost" -> Told.number(engine().reading().costOfOrder(ids(in, "order")));
      case "reorder" -> Told.documents(engine().reading().reorder(ids(in, "order")));
      case "pause" -> done(engine().reading()::pause);
      case "resume" -> done(engine().reading()::resume);
      case "limit" ->
          done(() -> engine().contexts().setLimit(OptionalLong.of(in.get("bytes").getAsLong())));
      case "clear" -> done(() -> engine().contexts().removeAll());
      case "verify" ->
          Told.verification(
              engine().contexts().verify(List.of(), Progress.SILENT, new Cancellation()));
      case "search" -> Told.hits(engine().documents().search(in.get("query").getAsString(), 50));
      default -> new ConversationOperations(engine()).run(what, in, events);
    };
  }

  private Engine engine() {
    Engine open = engine;
    if (open == null) {
      throw new IllegalStateException("no home is open");
    }
    return open;
  }

  private JsonElement open(Path home) {
    Engine open = Engine.open(home, TestPlatform.in(cache), this::load);
    engine = open;
    JsonObject out = new JsonObject();
    out.add("readBefore", Told.ids(open.reading().readBefore()));
    return out;
  }

  private LanguageModel load(Progress progress, Cancellation cancellation) {
    try {
      return LlamaLanguageModel.load(
          new InstalledModel("smollm2-135m", model, Sha256.of(model, cancellation)),
          new CalibrationStore(new Calibrator(HURRY), cache, 2),
          progress,
          cancellation);
    } catch (IOException e) {
      throw new CarrelException(
          CarrelException.Code.MODEL_MISSING, "no model for the soak", "give it one", e);
    }
  }

  private JsonElement close() {
    engine().close();
    engine = null;
    return new JsonObject();
  }

  static JsonElement done(Runnable work) {
    work.run();
    return new JsonObject();
  }

  /** The profile that is to be used where one is wanted. */
  private JsonElement prepare(JsonObject in) {
    Prepared prepared =
        engine().model().prepare(options(in), false, Progress.SILENT, new Cancellation());
    return new JsonPrimitive(prepared.options().profile().name());
  }

  private JsonElement add(Path file) {
    Document added =
        engine().documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
    return Told.document(added);
  }

  private static DocumentId id(JsonObject in) {
    return new DocumentId(in.get("document").getAsString());
  }

  private static List<DocumentId> ids(JsonObject in, String name) {
    List<DocumentId> ids = new ArrayList<>();
    in.getAsJsonArray(name).forEach(id -> ids.add(new DocumentId(id.getAsString())));
    return ids;
  }

  static ReadOptions options(JsonObject in) {
    return new ReadOptions(
        KvProfile.valueOf(in.get("profile").getAsString()), in.get("budget").getAsLong(), 2);
  }

  /** Reads; stops or pauses by itself where it is told to, at {@code stopAt}, {@code pauseAt}. */
  private JsonElement read(JsonObject in, Events events) {
    Cancellation cancellation = new Cancellation();
    long stopAt = number(in, "stopAt");
    long pauseAt = number(in, "pauseAt");
    boolean[] paused = new boolean[1];
    Progress progress =
        (stage, done, total) -> {
          if (stage != Progress.Stage.READ_TOKENS) {
            return;
          }
          if (done >= stopAt) {
            cancellation.request();
          }
          if (done >= pauseAt && done < total && !paused[0]) {
            paused[0] = true;
            engine().reading().pause();
          }
          JsonObject event = new JsonObject();
          event.addProperty("done", done);
          event.addProperty("total", total);
          events.tell(paused[0] ? "paused" : "progress", event);
        };
    ReadReport report =
        engine().reading().read(id(in), pages(in), options(in), progress, cancellation);
    return Told.report(report);
  }

  private static long number(JsonObject in, String name) {
    return in.has(name) ? in.get(name).getAsLong() : Long.MAX_VALUE;
  }

  private static PageSelection pages(JsonObject in) {
    Set<Integer> pages = new LinkedHashSet<>();
    if (in.has("pages")) {
      in.getAsJsonArray("pages").forEach(page -> pages.add(page.getAsInt()));
    }
    return pages.isEmpty() ? PageSelection.ALL : PageSelection.of(pages, "not chosen");
  }
}
