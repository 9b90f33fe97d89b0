// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The map of a home: all that can lie in it. {@code docs/formats/home.md} has the same entries in
 * words, and a test compares them.
 *
 * <p>In a name, {@code *} stands for what differs from file to file, and {@code /} at the end makes
 * it a folder with all that lies below.
 */
public enum HomePlace {
  DATABASE(
      "carrel.db",
      "engine.store",
      "documents and their pages, collections, conversations with their receipts",
      "All of that is gone: it is the one file to have a copy of.",
      Way.PATH,
      "SQLite opens files itself."),
  DATABASE_LOG(
      "carrel.db-*",
      "engine.store",
      "what SQLite has not yet brought into the database",
      "The last changes are gone.",
      Way.PATH,
      "SQLite opens files itself."),
  DATABASE_BEFORE(
      "carrel-before-v*.db",
      "engine.store",
      "the database as it was before an upgrade to that version",
      "There is no way back to an older Carrel.",
      Way.PATH,
      "SQLite opens files itself."),
  INDEX(
      "index/",
      "engine.index",
      "the search index",
      "It is made again from the database at the next start.",
      Way.PATH,
      "Lucene opens files itself."),
  INDEX_DAMAGED(
      "index.damaged-*/",
      "engine.index",
      "a search index that was found damaged, for whoever looks for the cause",
      "Nothing is lost.",
      Way.PATH,
      "Lucene opens files itself."),
  COPIES(
      "copies/",
      "engine.store",
      "the bytes of each document that was added, named by their SHA-256",
      "A copy is made again when its document is added again.",
      Way.BOTH,
      "Pages are drawn from a path."),
  CONTEXTS(
      "contexts/",
      "engine.keep",
      "what the model has read, a file for each part",
      "The documents are read again.",
      Way.PATH,
      "The files are mapped into memory, and so is the scratch file moved-*.new."),
  CONTEXTS_KEY(
      "contexts/key",
      "engine.keep",
      "the secret by which kept parts are known to be this home's",
      "The kept parts are set aside, and the documents are read again.",
      Way.PORT,
      ""),
  CONTEXTS_LIMIT(
      "contexts/limit",
      "engine.keep",
      "how much kept contexts may take, if a person said so",
      "What holds unasked: a tenth of the disk's room.",
      Way.PORT,
      ""),
  SET_ASIDE(
      "contexts/set-aside/",
      "engine.keep",
      "kept parts that are not used any more, each with its reason; they go after a week",
      "Nothing is lost.",
      Way.PATH,
      "The files are those of contexts, renamed."),
  RECEIPTS("receipts/", "nobody yet", "nothing yet", "Nothing is lost.", Way.PORT, ""),
  NOTES(
      "notes/",
      "app.desk",
      "each version of a note that was written into, and where the person's own file is",
      "Pages and text stay in the database; a note can no longer be saved over its own file.",
      Way.BOTH,
      "A version is a document, and documents are read from a path."),
  EXAMPLE(
      "example/",
      "app.example",
      "the document that the desk opens at its first start",
      "Nothing is lost; it holds nothing of a person's.",
      Way.BOTH,
      "It is a document, and documents are read from a path."),
  REPORTS(
      "reports/",
      "app",
      "what unexpected errors and crashes leave: classes and lines, no text of documents",
      "An error cannot be reported any more.",
      Way.BOTH,
      "A person opens them."),
  MODELS(
      "models.json",
      "engine.catalogue",
      "the models that a person added, whose files lie elsewhere",
      "They have to be added again.",
      Way.PORT,
      ""),
  SETTINGS(
      "settings.json", "app.settings", "what a person chose", "The defaults hold.", Way.PORT, ""),
  SETTINGS_DAMAGED(
      "settings.json.damaged",
      "app.settings",
      "settings that could not be read, as they were",
      "What was written by hand in them is gone.",
      Way.PORT,
      ""),
  DESK(
      "desk.json",
      "app.desk",
      "window, columns, places in documents, and notes that are not saved yet",
      "The window starts as the first time, and unsaved notes are gone.",
      Way.PORT,
      ""),
  DOOR(
      "desk.socket",
      "app.desk",
      "where a second start hands its files to the open desk",
      "A second start says that the home is in use.",
      Way.PATH,
      "It is a socket."),
  LOCK(
      "home.lock",
      "engine.home",
      "the system's lock, and who has it",
      "Nothing while nobody has the home open.",
      Way.PATH,
      "The system locks it, also before a home is open."),
  POINTER(
      "moved.json",
      "engine.home",
      "where a home is that was moved away; only in the system's own place for data",
      "Carrel begins with an empty home, and --home finds the other.",
      Way.PATH,
      "It is read to know which folder is the home."),
  MOVING(
      "carrel-is-moving-here",
      "engine.home",
      "a mark on a folder into which a home is being moved and is not yet whole",
      "A move that was cut off says that the folder is not empty.",
      Way.PATH,
      "The folder is no home yet."),
  UNFINISHED(
      ".carrel-*.new",
      "engine.ground",
      "a file that was being written when the process or the machine stopped",
      "Nothing is lost; what it was to replace is as it was.",
      Way.PATH,
      "It is below the port.");

  /** How what is there is reached. */
  public enum Way {
    /** Through {@link HomeFiles} only. */
    PORT,
    /** By its path only: what cannot go through the port. */
    PATH,
    /** Written through {@link HomeFiles}, and also read by its path. */
    BOTH
  }

  private final String title;
  private final String writer;
  private final String content;
  private final String ifLost;
  private final Way way;
  private final String whyByPath;
  private final Pattern pattern;

  HomePlace(String title, String writer, String content, String ifLost, Way way, String whyByPath) {
    this.title = title;
    this.writer = writer;
    this.content = content;
    this.ifLost = ifLost;
    this.way = way;
    this.whyByPath = whyByPath;
    this.pattern =
        Pattern.compile(
            Pattern.quote(title).replace("*", "\\E[^/]*\\Q") + (title.endsWith("/") ? ".+" : ""));
  }

  /** What it is called within the home, parts divided by {@code /}. */
  public String title() {
    return title;
  }

  /** The package that writes it. */
  public String writer() {
    return writer;
  }

  /** What is in it. */
  public String content() {
    return content;
  }

  /** What happens if it is lost, as a sentence. */
  public String ifLost() {
    return ifLost;
  }

  /** How it is reached. */
  public Way way() {
    return way;
  }

  /** Why it is reached by its path, as a sentence; empty if it is not. */
  public String whyByPath() {
    return whyByPath;
  }

  boolean isFolder() {
    return title.endsWith("/");
  }

  List<String> parts() {
    return List.of(title.split("/"));
  }

  /** The file of this place, or one below this folder. */
  public HomeName file(String... below) {
    return new HomeName(this, List.of(below));
  }

  /**
   * Whether something in a home is what the map knows; a folder is if what is in it is.
   *
   * @param path in the home or below
   */
  static boolean isOurs(Path home, Path path) {
    String name = home.relativize(path).toString().replace('\\', '/');
    return of(Files.isDirectory(path) ? name + "/x" : name).isPresent();
  }

  /**
   * The entry that a file belongs to, the most exact one; empty if the map has none.
   *
   * @param name within the home, parts divided by {@code /}
   */
  public static Optional<HomePlace> of(String name) {
    return Arrays.stream(values())
        .filter(place -> place.pattern.matcher(name).matches())
        .max(Comparator.comparingInt(place -> place.title.length()));
  }
}
