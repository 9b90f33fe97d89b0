// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.engine.Engine;
import dev.carrel.engine.MeaningSearch;
import dev.carrel.engine.SearchHit;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The usual way beside Carrel's: not the whole document, but the snippets of it that a search finds
 * for the question, as a note. Each snippet is a document of its own in Carrel's index, found by
 * the meaning of its passages.
 */
final class SnippetNotes {
  /** About 500 tokens of English. */
  private static final int SNIPPET_CHARACTERS = 2000;

  /** As many as go into a note. */
  private static final int SNIPPETS = 8;

  /** Passages asked for, several of which may stand in one snippet. */
  private static final int PASSAGES = 200;

  private final Engine engine;
  private final Path folder;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Map<DocumentId, Map<DocumentId, Integer>> snippets = new HashMap<>();
  private int notes;

  SnippetNotes(Engine engine, Path folder, Progress progress, Cancellation cancellation) {
    this.engine = engine;
    this.folder = folder;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** A note, added as a document, of the snippets nearest to a question, as they stand in order. */
  Document note(Document contract, String question) {
    List<String> texts = cut(contract);
    Map<DocumentId, Integer> own =
        snippets.computeIfAbsent(contract.id(), _ -> add(contract, texts));
    MeaningSearch found = engine.meanings().search(question, Optional.of(own.keySet()), PASSAGES);
    if (!(found instanceof MeaningSearch.Found(List<SearchHit> hits, int _, int _))) {
      throw new IllegalStateException("no search by meaning: " + found);
    }
    TreeSet<Integer> best =
        hits.stream()
            .map(hit -> own.get(hit.document()))
            .distinct()
            .limit(SNIPPETS)
            .collect(Collectors.toCollection(TreeSet::new));
    return write(contract, best.stream().map(texts::get).collect(Collectors.joining("\n\n")));
  }

  private Map<DocumentId, Integer> add(Document contract, List<String> texts) {
    Map<DocumentId, Integer> added =
        IntStream.range(0, texts.size())
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> write(contract, texts.get(i)).id(), i -> i, (first, _) -> first));
    engine.meanings().prepare(added.keySet(), progress, cancellation);
    return added;
  }

  /** Of one contract, at ends of lines. */
  private static List<String> cut(Document contract) {
    List<String> snippets = new ArrayList<>();
    StringBuilder snippet = new StringBuilder();
    for (Page page : contract.pages()) {
      for (String line : page.text().lines().toList()) {
        if (snippet.length() + line.length() > SNIPPET_CHARACTERS && !snippet.isEmpty()) {
          snippets.add(snippet.toString());
          snippet.setLength(0);
        }
        snippet.append(line).append('\n');
      }
    }
    if (!snippet.toString().isBlank()) {
      snippets.add(snippet.toString());
    }
    return snippets;
  }

  private Document write(Document contract, String text) {
    try {
      Path file = Files.createDirectories(folder).resolve("%d.txt".formatted(++notes));
      Files.writeString(file, text);
      return engine.documents().add(file, Optional.empty(), progress, cancellation);
    } catch (IOException e) {
      throw new UncheckedIOException("a note of " + contract.name(), e);
    }
  }
}
