// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.catalogue.AddedModels.Added;
import dev.carrel.engine.gguf.GgufFile;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomePlace;
import dev.carrel.engine.model.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The model files of this machine: those that were fetched, which all homes share, and those that a
 * person added to a home.
 *
 * <p>Nothing is fetched but by {@link #get}. Thread-safe, also between processes.
 */
public final class ModelStore {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ModelCatalogue catalogue;
  private final Path folder;
  private final AddedModels added;
  private final ModelHashes hashes;
  private final ModelFetch fetch;
  private final Optional<ModelTrial> trial;

  /**
   * @param folder where fetched models lie; made when the first one comes
   */
  ModelStore(
      ModelCatalogue catalogue,
      Path folder,
      HomeFiles home,
      ModelFetch fetch,
      InstantSource clock) {
    this(catalogue, folder, home, fetch, clock, Optional.empty());
  }

  private ModelStore(
      ModelCatalogue catalogue,
      Path folder,
      HomeFiles home,
      ModelFetch fetch,
      InstantSource clock,
      Optional<ModelTrial> trial) {
    this.trial = trial;
    this.catalogue = catalogue;
    this.folder = folder;
    this.added = new AddedModels(home.file(HomePlace.MODELS.file()));
    this.hashes = new ModelHashes(folder, clock);
    this.fetch = fetch;
  }

  /**
   * The store of a home, with the platform's cache and the bundled catalogue.
   *
   * @param home the person's data, of which nothing need exist
   */
  public static ModelStore of(Platform platform, HomeFiles home) {
    Path folder = platform.models();
    ModelFetch fetch =
        new ModelFetch(
            folder,
            new HttpFetcher(PATIENCE),
            new WheelFetcher(new Pip(platform, List.of())),
            ModelStore::usableBytes);
    ModelTrial trial = new ModelTrial(platform, folder.resolve("tried.json"));
    return new ModelStore(
        ModelCatalogue.bundled(platform),
        folder,
        home,
        fetch,
        platform.clock(),
        Optional.of(trial));
  }

  /** Where on this machine lies what reads scans, or will once it is fetched. */
  public static Optional<Path> recognizer(Platform platform) {
    return ModelCatalogue.bundled(platform)
        .recognizer()
        .map(model -> platform.models().resolve(model.fileName()));
  }

  private static long usableBytes(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE; // not known: the disk will say so itself
    }
  }

  /** Where fetched models lie. */
  public Path folder() {
    return folder;
  }

  /** What reads scans, here or to be fetched as any model; empty if the catalogue has none. */
  public Optional<ModelEntry> recognizer() {
    return catalogue.recognizer().map(this::entry);
  }

  /**
   * All models that answer questions: the catalogue's in its order, then the added ones. Reads no
   * model file.
   */
  public List<ModelEntry> list() {
    List<ModelEntry> entries = new ArrayList<>();
    catalogue.models().forEach(model -> entries.add(entry(model)));
    added.all().forEach(model -> entries.add(entry(model)));
    return entries;
  }

  /**
   * The entry of a name, an alias or an added name.
   *
   * @throws CarrelException MODEL_MISSING if nothing is called so
   */
  public ModelEntry entry(String name) {
    Optional<ModelEntry> mine = added.find(name).map(this::entry);
    return mine.or(() -> catalogue.find(name).map(this::entry)).orElseThrow(() -> unknown(name));
  }

  private static CarrelException unknown(String name) {
    return new CarrelException(
        Code.MODEL_MISSING,
        "There is no model called '" + name + "'.",
        "See carrel models list, or give the path of a .gguf file.");
  }

  /**
   * The model that a person means, if it is here: a path to a GGUF, a name or an alias. Its hash is
   * checked, which takes a second for half a gigabyte when the file is new or changed.
   *
   * @throws CarrelException MODEL_MISSING if nothing is called so; MODEL_INVALID if the file is no
   *     model or one that is not the catalogue's cannot be opened; MODEL_CHANGED if it is not the
   *     file that it was
   */
  public Optional<InstalledModel> find(String nameOrPath, Cancellation cancellation) {
    if (isPath(nameOrPath)) {
      Path path = Path.of(nameOrPath).toAbsolutePath().normalize();
      GgufFile.read(path);
      return Optional.of(tried(hashes.own(stem(path), path, cancellation), cancellation));
    }
    ModelEntry entry = entry(nameOrPath);
    return entry.path().map(path -> tried(hashes.checked(entry, path, cancellation), cancellation));
  }

  /** The model, if it is one of the catalogue's or can be opened. */
  private InstalledModel tried(InstalledModel model, Cancellation cancellation) {
    boolean ours =
        catalogue.all().stream().anyMatch(known -> known.sha256().equals(model.sha256()));
    if (!ours) {
      trial.ifPresent(before -> before.require(model.path(), model.sha256(), cancellation));
    }
    return model;
  }

  private boolean isPath(String nameOrPath) {
    boolean looksLikePath =
        nameOrPath.contains("/")
            || nameOrPath.contains("\\")
            || nameOrPath.toLowerCase(Locale.ROOT).endsWith(".gguf");
    return looksLikePath && added.find(nameOrPath).isEmpty();
  }

  /**
   * The model with this name or path, fetched if it is not here.
   *
   * @throws CarrelException as {@link #find} and, with what each source said, DOWNLOAD_FAILED,
   *     HASH_MISMATCH, DISK_FULL or CANCELLED
   */
  public InstalledModel get(String nameOrPath, Progress progress, Cancellation cancellation) {
    return get(nameOrPath, source -> {}, progress, cancellation);
  }

  /**
   * As the other.
   *
   * @param asking hears of each source before it is asked, on this thread
   */
  public InstalledModel get(
      String nameOrPath, Consumer<Source> asking, Progress progress, Cancellation cancellation) {
    Optional<InstalledModel> here = find(nameOrPath, cancellation);
    return here.orElseGet(
        () -> fetched(catalogue.find(nameOrPath).orElseThrow(), asking, progress, cancellation));
  }

  private InstalledModel fetched(
      CatalogueModel model, Consumer<Source> asking, Progress progress, Cancellation cancellation) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unusableFolder(e);
    }
    try {
      return FileLocks.holding(
          folder.resolve(model.name() + ".lock"),
          cancellation,
          () -> {
            ModelEntry entry = entry(model); // another process may have fetched it meanwhile
            Path path =
                entry.path().orElseGet(() -> fetch.fetch(model, asking, progress, cancellation));
            return hashes.checked(entry, path, cancellation);
          });
    } catch (IOException e) {
      throw unusableFolder(e);
    }
  }

  private CarrelException unusableFolder(IOException e) {
    return new CarrelException(
        Code.FILE_UNREADABLE,
        "The folder for models, " + folder + ", cannot be used: " + e.getMessage() + ".",
        "Make it writable, or set CARREL_CACHE to another folder.",
        e);
  }

  /**
   * Registers a GGUF that lies anywhere, without copying it.
   *
   * @throws CarrelException MODEL_MISSING or MODEL_INVALID if it is none
   */
  public ModelEntry add(Path file, Cancellation cancellation) {
    Path path = file.toAbsolutePath().normalize();
    GgufFile gguf = GgufFile.read(path);
    InstalledModel installed =
        tried(new InstalledModel(stem(path), path, hashes.anew(path, cancellation)), cancellation);
    Added model =
        new Added(
            freeName(stem(path), path),
            gguf.name().orElse(stem(path)),
            path.toString(),
            gguf.fileBytes(),
            installed.sha256(),
            gguf.licence().orElse(""),
            gguf.contextLength());
    added.put(model);
    return entry(model);
  }

  /** Bytes that a download which did not end has left, and the next one goes on from. */
  public long partBytes(String name) {
    return catalogue.find(name).map(fetch::partBytes).orElse(0L);
  }

  /**
   * Deletes what a download has left that did not end.
   *
   * @throws CarrelException FILE_UNREADABLE if it cannot be deleted
   */
  public void discard(String name) {
    catalogue.find(name).ifPresent(model -> deleting(model.name(), () -> fetch.discard(model)));
  }

  /**
   * Takes a model away: one that was fetched is deleted with its measurements, one that a person
   * added is forgotten, and its file stays. Nothing happens if it is not here.
   *
   * @throws CarrelException MODEL_MISSING if nothing is called so; FILE_UNREADABLE if it cannot be
   *     deleted
   */
  public void remove(String name) {
    ModelEntry entry = entry(name);
    if (entry.isAdded()) {
      added.remove(entry.name());
      return;
    }
    entry
        .path()
        .ifPresent(
            path ->
                deleting(
                    entry.name(),
                    () -> {
                      Files.deleteIfExists(path);
                      Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".kv"));
                    }));
  }

  @FunctionalInterface
  private interface Deletion {
    void run() throws IOException;
  }

  private static void deleting(String name, Deletion deletion) {
    try {
      deletion.run();
    } catch (IOException e) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          "A file of the model " + name + " cannot be deleted: " + e.getMessage() + ".",
          "Close what uses it, and check that you may write in its folder.",
          e);
    }
  }

  /** Hosts that a {@link #get} might ask, each once; see {@link #asksPip} too. */
  public List<String> hosts() {
    return sources().flatMap(source -> source.host().stream()).distinct().sorted().toList();
  }

  /** Whether a {@link #get} might ask the package index that pip is set up for. */
  public boolean asksPip() {
    return sources().anyMatch(source -> source instanceof Source.Wheels);
  }

  private Stream<Source> sources() {
    return catalogue.all().stream().flatMap(model -> model.sources().stream());
  }

  /** The file's name, unless the catalogue or another file has it. */
  private String freeName(String wanted, Path path) {
    String name = wanted;
    for (int i = 2; isTaken(name, path); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  private boolean isTaken(String name, Path path) {
    return catalogue.find(name).isPresent()
        || added.find(name).filter(other -> !other.path().equals(path.toString())).isPresent();
  }

  private static String stem(Path path) {
    return path.getFileName().toString().replaceFirst("(?i)\\.gguf$", "");
  }

  /**
   * The model of an entry that is here, all of whose bytes are read, which takes a second for half
   * a gigabyte; told as {@link Progress.Stage#CHECK_BYTES}.
   *
   * @throws CarrelException as {@link #find}
   */
  public Optional<InstalledModel> verify(
      ModelEntry entry, Progress progress, Cancellation cancellation) {
    return entry.path().map(path -> hashes.read(entry, path, progress, cancellation));
  }

  /** What watches over a model while it is in use. */
  public FileGuard guard() {
    return new FileGuard(hashes);
  }

  private ModelEntry entry(CatalogueModel model) {
    Optional<Path> path = installedFile(model);
    return new ModelEntry(
        model.name(),
        model.aliases(),
        model.title(),
        model.about(),
        path,
        path.map(file -> file.toFile().length()).orElse(model.sizeBytes()),
        model.sha256(),
        model.licence(),
        model.licenceUrl(),
        model.contextLength(),
        model.kvValuesPerToken(),
        model.isCalled(ModelCatalogue.STARTER),
        false,
        model.sources().stream().map(Source::describe).toList());
  }

  private ModelEntry entry(Added model) {
    Path path = Path.of(model.path());
    return new ModelEntry(
        model.name(),
        List.of(),
        model.title(),
        "",
        Files.exists(path) ? Optional.of(path) : Optional.empty(),
        model.sizeBytes(),
        model.sha256(),
        model.licence(),
        "",
        model.contextLength(),
        0,
        false,
        true,
        List.of(model.path()));
  }

  /** A fetched file carries its hash in its name, so one of another revision is another file. */
  private Optional<Path> installedFile(CatalogueModel model) {
    Path file = folder.resolve(model.fileName());
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }
}
