// The table of commands.
#include "cli/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "model/error.h"

namespace netkg::cli {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 2> text_json{"text", "json"};
constexpr std::array<Words, 2> json_text{"json", "text"};
constexpr std::array<Words, 2> jsonl_json{"jsonl", "json"};
constexpr std::array<Words, 7> reference_formats{"text",   "json", "jsonl", "csl-json",
                                                 "bibtex", "ris",  "csv"};

constexpr Option vocab_rows{"--vocab", "DIR",
                            "vocabulary rows of your own, added to the program's"};

constexpr Option input_format{
    "--input-format", "FORMAT", "the format of every page",
    "text|markdown|html|pdf|spl|pdq|jats|medline|medlineplus|fhir|json"};
constexpr Option files_from{"--files-from", "FILE", "pages named in FILE or \"-\", one a line"};

constexpr std::array ingest_options{
    Option{"--jobs", "N", "threads that read pages (default: all processors)"},
    Option{"--dry-run", "", "read everything, say what would change, write nothing"},
    files_from,
    input_format,
    vocab_rows,
    Option{"--keep", "N", "earlier texts kept of a page that changes (default 3)"},
};
constexpr std::array<Words, 2> ingest_examples{
    "netkg ingest corpus/documents",
    "netkg ingest --dry-run corpus/documents/zebra-everolimus.txt",
};

constexpr std::array extract_options{
    Option{"--unclaimed", "",
           "only the sentences that name a drug and an effect or target but "
           "gave no statement"},
    files_from,
    input_format,
    vocab_rows,
};
constexpr std::array<Words, 4> extract_examples{
    "netkg extract --vocab corpus/own corpus/documents/zebra-everolimus.txt",
    "netkg extract --unclaimed corpus/documents/zebra-everolimus.txt",
    "netkg extract corpus/documents/zebra-everolimus.txt",
    "netkg extract --format text corpus/documents/zebra-everolimus.txt",
};

constexpr std::array why_not_options{vocab_rows};
constexpr std::array<Words, 2> why_not_examples{
    "netkg why-not \"octreotide treats pain\" corpus/documents/open-lanreotide.md",
    "netkg why-not \"octreotide causes fatigue\"",
};

constexpr std::array show_options{
    Option{"--stage", "STAGE", "one stage of reading (default claims)",
           "blocks|sections|sentences|mentions|claims|references|review"},
    input_format,
    vocab_rows,
};
constexpr std::array<Words, 1> show_examples{
    "netkg show --stage sections corpus/documents/zebra-everolimus.txt",
};

constexpr std::array query_options{
    Option{"--passages", "N", "passages shown when no statement answers (default 5)"},
    Option{"--limit", "N", "the first N answers only, with their words (0: all)"},
    Option{"--sort", "ORDER", "order", "relevance|name|pages|date"},
    Option{"--direct-only", "", "leave out what is said of a class only"},
    Option{"--min-pages", "N", "answers that at least N pages give"},
    Option{"--facet", "FIELD", "count by",
           "drug|effect|relation|publisher|page|band|level|state", true},
    Option{"--explain", "", "the plan with expected and found rows and time of each step"},
    Option{"--vocab", "DIR", "expect that the pages were read with these rows"},
};
constexpr std::array compare_options{
    Option{"--by", "WHAT", "rows of the table (default effect)", "effect|target|use"},
    Option{"--direct-only", "", "leave out what is said of a class only"},
};
constexpr std::array<Words, 2> compare_examples{
    "netkg compare sunitinib everolimus",
    "netkg compare sunitinib everolimus cabozantinib --by target",
};
constexpr std::array<Words, 4> field_formats{"text", "json", "csv", "tsv"};
constexpr std::array<Words, 1> fields_examples{"netkg fields"};
constexpr std::array<Words, 7> query_formats{"text", "json",     "jsonl", "csv",
                                             "tsv",  "markdown", "html"};
constexpr std::array<Words, 6> table_formats{"text", "json", "csv", "tsv", "markdown", "html"};
constexpr std::array<Words, 3> query_examples{
    "netkg query 'drug:sunitinib band:common reviewed:>=2024'",
    "netkg query \"which drugs cause fatigue?\"",
    "netkg query \"does everolimus cause hair loss?\" --format json",
};

constexpr std::array<Words, 1> trace_examples{
    "netkg trace \"slows the growth of NETs\"",
};

constexpr Option config_file{"--config", "FILE",
                             "settings (default netkg.toml, if there is one)"};
constexpr Option fail_on_grade{"--fail-on", "LEVEL", "exit 1 when something is so grave",
                               "error|warning|note"};

constexpr std::array review_options{
    Option{"--within", "DAYS", "due soon: within DAYS, as 90d or 12w (default 90d)"},
    Option{"--publisher", "NAME", "only its pages"},
    Option{"--path", "PATTERN", "only files or addresses like \"leaflets/*\""},
    Option{"--drug", "NAME", "only pages that name it"},
    Option{"--state", "STATE", "only", "overdue|due_soon|current|undated|archived|inconsistent",
           true},
    Option{"--due", "FROM..TO", "only pages due then: 2026-01..2026-06, 2026"},
    Option{"--sort", "BY", "order", "urgency|days|month|claims|serious|evidence|title"},
    config_file,
    Option{"--policy-preview", "FILE", "what the settings in FILE would change"},
    Option{"--fail-on", "STATE", "exit 1 at", "overdue|inconsistent|due_soon|undated"},
};
constexpr std::array<Words, 9> review_formats{"text",     "json", "jsonl", "csv", "tsv",
                                              "markdown", "html", "sarif", "ical"};
constexpr std::array<Words, 1> review_examples{
    "netkg review --as-of 2026-01-01 --within 180d",
};

constexpr std::array diff_options{
    vocab_rows,
    Option{"--fail-on", "WHAT", "exit 1 when statements differ, or anything", "claims|any"},
};
constexpr std::array<Words, 3> diff_formats{"text", "json", "html"};
constexpr std::array<Words, 1> diff_examples{
    "netkg diff doc:lanreotide-3276ab67 corpus/desk/edited/open-lanreotide.md",
};
constexpr std::array<Words, 7> sheet_formats{"text", "json",     "jsonl", "csv",
                                             "tsv",  "markdown", "html"};
constexpr std::array<Words, 1> history_examples{
    "netkg history corpus/documents/zebra-sunitinib.txt",
};

constexpr std::array<Words, 8> finding_formats{"text", "json",     "jsonl", "csv",
                                               "tsv",  "markdown", "html",  "sarif"};
constexpr std::array evidence_options{
    Option{"--older-than", "YEARS", "references so much older than the review (default 10)"},
    Option{"--retractions", "FILE", "look each work up in Retraction Watch's CSV file"},
    config_file,
    fail_on_grade,
};
constexpr std::array<Words, 2> evidence_examples{
    "netkg evidence --as-of 2026-11-20",
    "netkg evidence corpus/documents/zebra-sunitinib.txt --older-than 5",
};
constexpr std::array disagree_options{
    Option{"--absent", "", "also what a page leaves out (with ENTITY always)"},
    Option{"--against", "PAGE", "only what this page has part in: a label, say"},
    Option{"--min-pages", "N", "left out only where N pages state it (default 1)"},
    Option{"--same-publisher", "", "also between pages of one publisher"},
    Option{"--matrix", "OF", "a drug's pages side by side", "effect|use|target|route"},
    config_file,
    fail_on_grade,
};
constexpr std::array<Words, 2> disagree_examples{
    "netkg disagree everolimus",
    "netkg disagree sunitinib --matrix effect",
};
constexpr std::array impact_options{config_file};
constexpr std::array<Words, 2> impact_examples{
    "netkg impact everolimus --format csv",
    "netkg impact 10.1056/nejmoa1316158",
};
constexpr std::array pack_options{
    Option{"--output", "FILE", "write the pack there (-o)"},
    config_file,
};
constexpr std::array<Words, 3> pack_formats{"html", "csv", "json"};
constexpr std::array<Words, 1> pack_examples{
    "netkg pack corpus/documents/zebra-sunitinib.txt --format csv",
};
constexpr std::array check_options{
    Option{"--rule", "RULE", "only findings of this rule", "", true},
    config_file,
    fail_on_grade,
};
constexpr std::array<Words, 2> check_examples{
    "netkg check",
    "netkg check corpus/documents/open-lanreotide.md --format sarif",
};
constexpr std::array duplicates_options{config_file, fail_on_grade};
constexpr std::array<Words, 1> duplicates_examples{"netkg duplicates"};

constexpr std::array references_options{
    Option{"--retractions", "FILE", "look each work up in Retraction Watch's CSV file"},
};
constexpr std::array<Words, 4> references_examples{
    "netkg references",
    "netkg references corpus/documents/zebra-everolimus.txt --format bibtex",
    "netkg references --format csl-json",
    "netkg references parse corpus/publications/examples.txt --format jsonl",
};

constexpr std::array<Words, 1> stats_examples{"netkg stats"};
constexpr std::array eval_options{
    Option{"--text", "DIR", "the annotated pages are in or below DIR"},
    Option{"--list", "", "name everything that is missed or wrong"},
    vocab_rows,
};
constexpr std::array<Words, 2> eval_examples{
    "netkg eval corpus/gold",
    "netkg eval --list corpus/gold/prairie-octreotide.json",
};
constexpr std::array vocab_options{
    Option{"--fail-on-error", "", "check: exit 1 when there is something to mend"},
    Option{"--added", "", "check: can the rows be added to the program's own (--vocab)?"},
    Option{"--type", "TYPE", "import: what the terms are",
           "Drug|DrugClass|Target|Process|SideEffect|Condition|Treatment|Anatomy"},
    Option{"--source", "NAME", "import: where the terms were taken from"},
    Option{"--licence", "NAME", "import: their licence"},
    Option{"--column", "FIELD=HEADING", "import: a table's column, or FIELD=#2 by place", "",
           true},
    Option{"--no-header", "", "import: the table has no line of headings"},
    Option{"--join", "", "import: terms that the program knows take its ids (for --vocab)"},
    Option{"--output", "FILE", "import: write the rows there (-o)"},
};
constexpr std::array<Words, 2> vocab_examples{
    "netkg vocab check corpus/vocab",
    "netkg vocab import --type Drug --source own --licence CC0 corpus/own/drugs.obo",
};
constexpr std::array<Words, 1> remove_examples{
    "netkg remove corpus/documents/zebra-captem.txt",
};
constexpr std::array<Words, 4> help_examples{"netkg help ingest", "netkg help all",
                                             "netkg help rules", "netkg help evidence-old"};
constexpr std::array<Words, 1> completion_examples{"netkg completion bash"};

constexpr std::array reindex_options{
    Option{"--text", "", "only the text index, from what the store holds"},
    Option{"--jobs", "N", "threads that read pages (default: one for each processor)"},
    vocab_rows,
};
constexpr std::array<Words, 1> reindex_examples{"netkg reindex"};
constexpr std::array restore_options{
    Option{"--replace", "", "in the place of the store that is there"},
};
constexpr std::array<Words, 1> verify_examples{"netkg verify"};
constexpr std::array<Words, 1> compact_examples{"netkg compact"};
constexpr std::array<Words, 1> backup_examples{"netkg backup netkg-copy"};
constexpr std::array<Words, 1> restore_examples{"netkg restore netkg-copy --db netkg-again"};
constexpr std::array<Words, 1> rank_examples{"netkg rank docs.tsv queries.tsv"};

constexpr std::array table_of_commands{
    Command{
        "ingest", "read pages into the store", "PATH…",
        "Reads files, folders and archives of HTML, Markdown, text, PDF, publishers' XML and "
        "JSON; \"-\" is standard input. Beside a page may stand NAME.meta.yaml; .netkgignore "
        "says what to leave out. Unchanged pages are skipped; a broken one stops no other: 2.",
        ingest_options, text_json, ingest_examples, StoreAccess::Write, 0, ~0u, false,
        cmd_ingest, Group::Daily},
    Command{
        "extract", "print what a page says, without a store", "FILE…",
        "Reads pages and prints sections, mentions, statements, references and review dates, "
        "each with its place in the text. One JSON object a line.",
        extract_options, json_text, extract_examples, StoreAccess::None, 0, ~0u, false,
        cmd_extract, Group::Daily},
    Command{"why-not", "say what stands against a claim", "CLAIM [PAGE…]",
            "Looks for a claim (SUBJECT VERB OBJECT) in pages, or in the store's, and says of "
            "each why it is not there: denied, said of a class only, in words that are no "
            "statement, or never said. Verbs: may cause, causes, treats, is used for, blocks, "
            "inhibits, targets, acts on, is a. Exit code 1 when no page claims it.",
            why_not_options, text_json, why_not_examples, StoreAccess::Read, 1, ~0u, false,
            cmd_why_not, Group::Reading},
    Command{"show",
            "print one stage of reading a page, or a work",
            "FILE|WORK",
            "Shows how a page was understood, stage by stage; or, for an id that begins with "
            "\"work:\", every printed form of a publication and why they were joined.",
            show_options,
            {},
            show_examples,
            StoreAccess::None,
            1,
            1,
            false,
            cmd_show,
            Group::Reading},
    Command{
        "query", "answer a question in the pages' own words", "QUESTION",
        "Answers a question in English, or by fields (see netkg fields), in the pages' exact "
        "words with dates and citations. What is said of a class is marked.",
        query_options, query_formats, query_examples, StoreAccess::Read, 1, ~0u, false,
        cmd_query, Group::Daily},
    Command{
        "compare", "put drugs side by side", "DRUG DRUG…",
        "One column a drug, one row a side effect (or target, or use), with how often in the "
        "cells and the pages as footnotes. What a page says of a class is marked.",
        compare_options, table_formats, compare_examples, StoreAccess::Read, 2, 12, false,
        cmd_compare, Group::Daily},
    Command{"fields",
            "list the fields that a query may name",
            "",
            "Experts may ask by fields instead of in English: drug:sunitinib band:common "
            "due:<2024-12-31 \"mouth sores\". doc/query-language.md tells all of it.",
            {},
            field_formats,
            fields_examples,
            StoreAccess::None,
            0,
            0,
            false,
            cmd_fields,
            Group::Reading},
    Command{
        "trace",
        "show where a statement comes from",
        "CLAIM|\"QUOTED WORDS\"",
        "Starts from a statement (its id, the beginning of its id, or words of the page) and "
        "shows the sentence in its place, the page with its dates, and the references that "
        "support it, the strongest first.",
        {},
        text_json,
        trace_examples,
        StoreAccess::Read,
        1,
        1,
        false,
        cmd_trace,
        Group::Daily},
    Command{"review", "list pages by when their review is due", "",
            "By the dates that pages state, else by the intervals in netkg.toml.",
            review_options, review_formats, review_examples, StoreAccess::Read, 0, 0, false,
            cmd_review, Group::Daily},
    Command{
        "diff", "say what two versions of a page state differently", "[BEFORE] AFTER",
        "Compares statement by statement: new, lost, changed (how often, how grave, denied, "
        "doubted, of a class), moved; dates and references too. A side is a file, a page of "
        "the store, or one of its earlier texts, PAGE@2; with one page, its last change. "
        "What cannot be matched for certain is lost and new.",
        diff_options, diff_formats, diff_examples, StoreAccess::None, 1, 2, false, cmd_diff,
        Group::Reports},
    Command{
        "history",
        "list the texts that a page has had",
        "PAGE",
        "One row for each text that the store keeps (netkg ingest --keep N), with its dates "
        "and what it stated otherwise than the one before. All are read by today's rules.",
        {},
        sheet_formats,
        history_examples,
        StoreAccess::Read,
        1,
        1,
        false,
        cmd_history,
        Group::Reports},
    Command{
        "evidence", "check what pages rest on, and how old that is", "[PAGE…]",
        "Oldest, median and newest reference of each page; then what to check: old, "
        "superseded and retracted works, sources not looked at since the review, drugs that "
        "no reference names, broken identifiers. netkg help rules explains each.",
        evidence_options, finding_formats, evidence_examples, StoreAccess::Read, 0, ~0u, false,
        cmd_evidence, Group::Reports},
    Command{"disagree", "find where publishers differ", "[ENTITY]",
            "Another rate (numbers are compared, not words), stated here and denied there, or "
            "left out by a page that covers the topic, where it is not said of the class. "
            "Copies of a page count once.",
            disagree_options, finding_formats, disagree_examples, StoreAccess::Read, 0, 1,
            false, cmd_disagree, Group::Reports},
    Command{"impact", "list what a drug, target, effect or work touches", "ENTITY|WORK",
            "Every page and statement with its due date, the next due first: about it, about a "
            "class that the page puts it in, or only naming it. A work is named by its id, "
            "DOI or PMID:number. Exit code 1 when nothing is touched.",
            impact_options, finding_formats, impact_examples, StoreAccess::Read, 1, 1, false,
            cmd_impact, Group::Reports},
    Command{
        "pack", "make an evidence pack of a page", "PAGE",
        "One file for an assessor: the page with its statements marked, what each rests on, "
        "dates, open findings, bibliography, earlier texts. The HTML page needs nothing "
        "beside it and can be printed; csv has the same, one row each.",
        pack_options, pack_formats, pack_examples, StoreAccess::Read, 1, 1, false, cmd_pack,
        Group::Reports},
    Command{"check", "report everything that is to be checked", "[PAGE…]",
            "What review, evidence, disagree and duplicates find, one line each: "
            "FILE:LINE:COLUMN: LEVEL: MESSAGE [RULE]. netkg.toml says what to let be and why; "
            "netkg help rules explains each rule.",
            check_options, finding_formats, check_examples, StoreAccess::Read, 0, ~0u, false,
            cmd_check, Group::Reports},
    Command{"duplicates", "find the same page under several addresses", "",
            "Compares pages by their runs of five words, and by address. A copy counts as one "
            "page with its original wherever pages are counted.",
            duplicates_options, finding_formats, duplicates_examples, StoreAccess::Read, 0, 0,
            false, cmd_duplicates, Group::Reports},
    Command{"references", "list the works that pages cite",
            "[DOCUMENT…]|parse FILE|import FILE",
            "One entry a work, with the pages that list it. csl-json, bibtex and ris are for "
            "reference managers. \"parse\" reads loose references, one a line, or JSON Lines "
            "{\"id\", \"raw\"}, and needs no store. \"import\" matches a library (CSL-JSON, "
            "BibTeX, RIS) to the works that pages cite, and changes nothing.",
            references_options, reference_formats, references_examples, StoreAccess::Read, 0,
            ~0u, false, cmd_references, Group::Daily},
    Command{"stats",
            "count what the store holds",
            "",
            "Documents, statements by type, references, works, passages, and bytes on disk.",
            {},
            text_json,
            stats_examples,
            StoreAccess::Read,
            0,
            0,
            false,
            cmd_stats,
            Group::Store},
    Command{
        "eval", "score reading against annotated pages", "GOLD…",
        "Reads pages that people have annotated and compares: claims by type, what is said of "
        "them, traps, places in the text, review dates and references. GOLD is a file or a "
        "directory of them; the pages are looked for in --text DIR, beside the gold, and in "
        "corpus/documents.",
        eval_options, text_json, eval_examples, StoreAccess::None, 1, ~0u, false, cmd_eval,
        Group::Measuring},
    Command{"vocab", "check vocabulary rows, or make them", "check DIRECTORY | import FILE…",
            "check finds what is wrong in vocabulary rows (.tsv); import makes such rows.",
            vocab_options, text_json, vocab_examples, StoreAccess::None, 2, ~0u, false,
            cmd_vocab, Group::Measuring},
    Command{"remove",
            "take pages out of the store",
            "DOCUMENT…",
            "Removes pages by id (\"doc:…\") or by the path they were read from.",
            {},
            {},
            remove_examples,
            StoreAccess::Write,
            1,
            ~0u,
            false,
            cmd_remove,
            Group::Store},
    Command{"verify",
            "compare everything in the store with everything",
            "",
            "Checks the files, that claims quote their pages, that lists, names, works and "
            "totals agree with the pages, and the text index with all of them. Names what is "
            "wrong and the command that mends it; the exit code is then 3.",
            {},
            text_json,
            verify_examples,
            StoreAccess::Read,
            0,
            0,
            false,
            cmd_verify,
            Group::Store},
    Command{"reindex", "read all pages again from the store's own copies", "",
            "Works out claims, references, lists and the text index again by today's rules and "
            "vocabulary. The pages themselves are not needed. The store is built beside itself "
            "and takes its place when it is whole.",
            reindex_options, text_json, reindex_examples, StoreAccess::Write, 0, 0, false,
            cmd_reindex, Group::Store},
    Command{"backup",
            "copy the store",
            "DIRECTORY",
            "Makes a copy that agrees with itself, while others read the store and a writer "
            "works on it. The directory must be missing or empty.",
            {},
            {},
            backup_examples,
            StoreAccess::None,
            1,
            1,
            false,
            cmd_backup,
            Group::Store},
    Command{"restore",
            "make a store of a backup",
            "DIRECTORY",
            "Checks a backup against its list of contents and makes it the store of --db.",
            restore_options,
            {},
            restore_examples,
            StoreAccess::None,
            1,
            1,
            false,
            cmd_restore,
            Group::Store},
    Command{"compact",
            "pack the store tightly",
            "",
            "Folds waiting changes into their lists and writes both stores anew without gaps.",
            {},
            {},
            compact_examples,
            StoreAccess::Write,
            0,
            0,
            false,
            cmd_compact,
            Group::Store},
    Command{"rank",
            "rank texts for questions, as TREC does",
            "DOCS.tsv QUERIES.tsv",
            "Indexes rows of id, title and text in a temporary place and prints for each "
            "question (id, words) the 1,000 best as a TREC run, by the ranking of netkg query.",
            {},
            {},
            rank_examples,
            StoreAccess::None,
            2,
            2,
            false,
            cmd_rank,
            Group::Measuring},
    Command{"help",
            "explain a command",
            "[COMMAND|all|rules|RULE]",
            "Lists the commands, or explains one; \"netkg help all\" lists every command, "
            "\"netkg help rules\" explains what the reports find.",
            {},
            {},
            help_examples,
            StoreAccess::None,
            0,
            1,
            false,
            cmd_help,
            Group::Daily},
    Command{"completion",
            "print completion for a shell",
            "bash|zsh|fish",
            "Prints a script that completes commands and options; packages install it.",
            {},
            {},
            completion_examples,
            StoreAccess::None,
            1,
            1,
            false,
            cmd_completion,
            Group::Shell},
    Command{"context",
            "tell denied, doubtful and former findings apart",
            "FILE|-",
            "Reads rows of id, phrase and sentence, separated by tabs (\"-\" for standard "
            "input), and "
            "prints one JSON object a row: whether the sentence denies the phrase, doubts it, "
            "speaks "
            "of somebody else, of the past, or only of what might happen.",
            {},
            jsonl_json,
            {},
            StoreAccess::None,
            1,
            1,
            true,
            cmd_context,
            Group::Measuring},
    Command{"man",
            "print the manual page",
            "",
            "Prints netkg(1) as mdoc source.",
            {},
            {},
            {},
            StoreAccess::None,
            0,
            0,
            true,
            cmd_man,
            Group::Shell},
};

constexpr std::array table_of_globals{
    Option{"--db", "DIR", "the store (else $NETKG_DB, else the user's own)"},
    Option{"--format", "FORMAT", "how to print; each command's help names its formats"},
    Option{"--as-of", "YYYY-MM-DD", "the day that counts as today for review dates"},
    Option{"--color", "WHEN", "auto, always or never; $NO_COLOR is honoured",
           "auto|always|never"},
    Option{"--quiet", "", "print only results and errors"},
    Option{"--version", "", "print the version"},
    Option{"--help", "", "explain the command"},
};

}  // namespace

std::span<const Command> commands() { return table_of_commands; }
std::span<const Option> global_options() { return table_of_globals; }

const Command* find_command(std::string_view name) {
  auto row = std::find_if(table_of_commands.begin(), table_of_commands.end(),
                          [&](const Command& command) { return command.name == name; });
  return row == table_of_commands.end() ? nullptr : &*row;
}

std::optional<std::string> Request::value(std::string_view option) const {
  auto found_at = options.find(option);
  if (found_at == options.end()) return std::nullopt;
  return found_at->second;
}

std::vector<std::string> Request::values(std::string_view option) const {
  auto found_at = lists.find(option);
  return found_at == lists.end() ? std::vector<std::string>{} : found_at->second;
}

unsigned Request::number(std::string_view option, unsigned otherwise, unsigned least,
                         unsigned most) const {
  auto text = value(option);
  if (!text) return otherwise;
  unsigned result = 0;
  auto [end, trouble] = std::from_chars(text->data(), text->data() + text->size(), result);
  if (trouble != std::errc() || end != text->data() + text->size() || result < least ||
      result > most)
    throw model::Error(
        model::ErrorKind::Usage,
        fmt::format("{} takes a number from {} to {}, not \"{}\"", option, least, most, *text));
  return result;
}

std::unique_ptr<index::Store> Request::open_store() const {
  auto access =
      command->access == StoreAccess::Write ? index::Access::Write : index::Access::Read;
  auto store = index::Store::open(db, access);
  if (!quiet) {
    store->on_warning(
        [](const std::string& warning) { fmt::print(stderr, "netkg: {}\n", warning); });
  }
  return store;
}

}  // namespace netkg::cli
