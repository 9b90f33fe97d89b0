// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.report.CrashFile;
import dev.carrel.engine.Engine;
import dev.carrel.engine.Prepared;
import dev.carrel.engine.catalogue.FileGuard;
import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.embedding.BgeEmbedder;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelGuard;
import dev.carrel.engine.model.ModelLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The engine as a command's options ask for it. */
final class CliEngine implements AutoCloseable {
  private static final Set<Code> OF_ONE_FILE =
      Set.of(
          Code.FILE_UNREADABLE,
          Code.FILE_KIND_UNKNOWN,
          Code.FILE_EMPTY,
          Code.FILE_CORRUPT,
          Code.FILE_TOO_LARGE,
          Code.FILE_UNSAFE,
          Code.PASSWORD_NEEDED,
          Code.PASSWORD_WRONG,
          Code.NO_TEXT,
          Code.TEXT_TOO_SHORT,
          Code.TIMED_OUT);

  private final Session session;
  private volatile boolean onProcessor;
  private final Passwords passwords;
  private final Engine engine;
  private ReadOptions readOptions;
  private String modelName;
  private double loadSeconds;
  private final GivenNames names = new GivenNames();

  private CliEngine(Session session, Passwords passwords, String model) {
    this.session = session;
    this.passwords = passwords;
    this.modelName = session.model().orElse(model);
    this.readOptions =
        new ReadOptions(
                session.profile().orElse(KvProfile.BALANCED),
                session.platform().machine().memory().budgetBytes(session.budgetBytes()),
                session.platform().machine().computeThreads())
            .readingHidden(session.readsHidden());
    this.engine = Engine.open(session.home(), session.platform(), new Loader(), BgeEmbedder.LOADER);
    engine.documents().readAs(session.readAs());
    CrashFile.in(session.home());
  }

  /** Opens the home; neither model nor network are touched before they are needed. */
  static CliEngine open(Session session, Passwords passwords) {
    return open(session, passwords, ModelCatalogue.STARTER);
  }

  /** As the other, with another model where none was asked for. */
  static CliEngine open(Session session, Passwords passwords, String model) {
    return new CliEngine(session, passwords, model);
  }

  /** Fetches the starter's file if need be, and loads the model. */
  private final class Loader implements ModelLoader {
    private final FileGuard guard = session.models().guard();

    @Override
    public LanguageModel load(Progress progress, Cancellation cancellation) {
      InstalledModel file = installed();
      guard.watch(file);
      return CliEngine.this.load(file);
    }

    @Override
    public boolean withoutDevices() {
      boolean first = !onProcessor;
      onProcessor = true;
      return first;
    }

    @Override
    public ModelGuard guard() {
      return guard;
    }
  }

  private LlamaLanguageModel load(InstalledModel file) {
    long start = System.nanoTime();
    LlamaLanguageModel loaded =
        LlamaLanguageModel.load(
            file,
            session.calibrations(),
            onProcessor ? session.loadOptions().withoutDevices() : session.loadOptions(),
            session.progress(),
            session.cancellation());
    loadSeconds = (System.nanoTime() - start) / 1e9;
    session.platform().machine().switchedOff().forEach(session::say);
    return loaded;
  }

  /** The model's file, fetched if it is the starter's and is not here. */
  InstalledModel installed() {
    ModelStore models = session.models();
    String name = modelName;
    Optional<InstalledModel> here = models.find(name, session.cancellation());
    InstalledModel model = here.orElseGet(() -> fetch(models, name));
    modelName = model.name();
    return model;
  }

  /** The starter model comes by itself; any other is fetched only when that was asked for. */
  private InstalledModel fetch(ModelStore models, String name) {
    ModelEntry entry = models.entry(name);
    if (session.model().isPresent() && !entry.isDefault()) {
      throw new CarrelException(
          Code.MODEL_MISSING,
          "The model '" + name + "' is not on this machine.",
          "Fetch it with: carrel models get " + name);
    }
    session.say(
        "Fetching %s (%s, licence %s), once."
            .formatted(entry.title(), ByteSize.text(entry.sizeBytes()), entry.licence()));
    return models.get(name, session.progress(), session.cancellation());
  }

  /** The model's own name once it is loaded; before, what was asked for. */
  String modelName() {
    return modelName;
  }

  Engine engine() {
    return engine;
  }

  /** What the documents that were added are called. */
  GivenNames names() {
    return names;
  }

  /** As asked for; after {@link #prepare}, as documents are read. */
  ReadOptions readOptions() {
    return readOptions;
  }

  /** Loads the model now. */
  void load() {
    engine.model().load(session.progress(), session.cancellation());
  }

  /** Measures the model if it never was, and settles on a profile. */
  void prepare() {
    Prepared prepared =
        engine
            .model()
            .prepare(
                readOptions,
                session.profile().isPresent(),
                new CalibrationNotice(session, modelName),
                session.cancellation());
    prepared.note().ifPresent(session::say);
    readOptions = prepared.options();
  }

  /** Time that loading took, fetching not counted separately; 0 before. */
  double loadSeconds() {
    return loadSeconds;
  }

  /**
   * Adds files in order, each with the files inside of it; none is added after one that cannot be
   * read.
   */
  List<Document> add(List<Path> files) {
    List<Document> documents = new ArrayList<>();
    Optional<String> password = files.isEmpty() ? Optional.empty() : passwords.given(session);
    for (Path file : files) {
      documents.addAll(add(file, password));
    }
    return documents;
  }

  /**
   * As the other, but a file that cannot be read is left out.
   *
   * @param leftOut hears why
   * @throws CarrelException as the other, where none can be read or something else is wrong
   */
  List<Document> addReadable(List<Path> files, Consumer<CarrelException> leftOut) {
    List<Document> documents = new ArrayList<>();
    List<CarrelException> wrong = new ArrayList<>();
    Optional<String> password = files.isEmpty() ? Optional.empty() : passwords.given(session);
    for (Path file : files) {
      try {
        documents.addAll(add(file, password));
      } catch (CarrelException e) {
        if (!OF_ONE_FILE.contains(e.code())) {
          throw e;
        }
        wrong.add(e);
      }
    }
    if (documents.isEmpty() && !wrong.isEmpty()) {
      throw wrong.getFirst();
    }
    wrong.forEach(leftOut);
    return documents;
  }

  /** Adds files in order, none of those inside of them. */
  List<Document> addAlone(List<Path> files) {
    Optional<String> password = passwords.given(session);
    return files.stream().map(file -> addAlone(file, password)).toList();
  }

  private List<Document> add(Path file, Optional<String> password) {
    return unlocking(
        file,
        password,
        opens ->
            engine.documents().addWithin(file, opens, session.progress(), session.cancellation()),
        List::getFirst);
  }

  private Document addAlone(Path file, Optional<String> password) {
    return unlocking(
        file,
        password,
        opens -> engine.documents().add(file, opens, session.progress(), session.cancellation()),
        document -> document);
  }

  /** Asks for another password as long as one is wrong. */
  private <T> T unlocking(
      Path file,
      Optional<String> password,
      Function<Optional<String>, T> adding,
      Function<T, Document> given) {
    try {
      T added = adding.apply(password);
      names.add(given.apply(added).id(), file);
      return added;
    } catch (CarrelException e) {
      boolean wantsPassword = e.code() == Code.PASSWORD_NEEDED || e.code() == Code.PASSWORD_WRONG;
      Optional<String> typed = wantsPassword ? passwords.ask(file) : Optional.empty();
      if (typed.isEmpty()) {
        throw e;
      }
      return unlocking(file, typed, adding, given);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
