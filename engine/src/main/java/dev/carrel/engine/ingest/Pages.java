package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import java.util.List;

/** What a reader made of a file. */
record Pages(List<Page> pages, List<UnreadablePage> unreadable) {}
