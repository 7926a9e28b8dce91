package io.penstock.etl.clean;

import java.util.List;
import java.util.Locale;

/** Tells names that are not of one person, by the words and marks in them: firms, public bodies, estates, addressees. */
final class OrganisationWords {
    private static final int FEW_WORDS = 2;

    /** What no person is called. */
    private static final WordSet SURE = WordSet.of("""
            llc inc incorporated corp corporation company ltd limited llp lllp pllc plc gmbh ltda eireli mei sarl pty
            srl dba cooperative coop unlimited
            trust trustee trustees ttee estate heirs foundation ministry ministries university academy institute
            hospital clinic association assn assoc associates hoa society apartments apartment apts condominium
            condominiums condo condos townhomes townhouses villas estates properties property realty rentals leasing
            holdings investments partners partnership enterprises enterprise industries services solutions systems
            technologies technology logistics construction contractors contracting plumbing electric electrical hvac
            roofing landscaping restaurant pizza pizzeria cafe café coffee bakery bistro catering stores supermarket
            grocery salon motors automotive hotel motel suites management mgmt department dept division authority
            district township municipality committee agency bureau library museum charities synagogue mosque diocese
            congregation cemetery farms dairy laundry laundromat cleaners insurance financial mortgage consulting
            consultants studios fitness gym theater theatre pharmacy dental dentistry veterinary storage warehouse
            trucking transport airlines telecom wireless communications publishing boutique brewery tavern
            international sons bros brothers daughters family household
            attn attention aka fka fbo poa executor executrix administrator conservator deceased occupant tenant
            resident landlord superintendent""");

    /** What some persons are called too: counted among three words or more. */
    private static final WordSet POSSIBLE = WordSet.of("""
            church temple chapel parish service bank union market school college farm ranch club fund office center
            centre shop store group press city county town state village council board credit deli grill inn auto
            media owner homeowners baptist lutheran methodist catholic presbyterian""");

    /** Legal forms that are names too: counted at the end, and with dots or in capitals among small letters. */
    private static final WordSet FORMS =
            new WordSet("co", "lp", "pc", "pa", "na", "sa", "ag", "ab", "bv", "nv", "kg", "sl", "spa", "me");

    /** All of these, and the words that join or belong to names of other kinds. */
    private static final WordSet SUSPECT = SURE.with(POSSIBLE).with(FORMS).with(new WordSet("of", "the", "and"));

    private OrganisationWords() {}

    /** Whether a name has neither words nor marks that the name of one person would not have; nearly all have none. */
    static boolean areAbsent(List<List<String>> groups, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 'A' && c != ' ' && c != ',' && c != '.' && c != '\'' && c != '-') {
                return false;
            }
        }
        for (int g = 0; g < groups.size(); g++) {
            List<String> group = groups.get(g);
            for (int i = 0; i < group.size(); i++) {
                if (SUSPECT.contains(group.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a name is not that of one person; its words are parted by blanks and commas. */
    static boolean areIn(List<List<String>> groups, String text) {
        int words = 0;
        boolean possible = false;
        for (int g = 0; g < groups.size(); g++) {
            List<String> group = groups.get(g);
            for (int i = 0; i < group.size(); i++) {
                String word = group.get(i);
                if (isMarked(word) || SURE.contains(word) || isOf(word)) {
                    return true;
                }
                possible |= POSSIBLE.contains(word);
                words++;
            }
        }
        return words > 1
                && ((possible && words > FEW_WORDS && groups.size() == 1)
                        || hasArticle(groups)
                        || endsInForm(groups, text)
                        || text.charAt(text.length() - 1) == ')');
    }

    private static boolean isOf(String word) {
        return word.length() == 2 && word.equalsIgnoreCase("of");
    }

    /** Digits and signs that names do not have: {@code c/o}, {@code Attn:}, {@code 7-Eleven}, {@code (Owner)}. */
    private static boolean isMarked(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'A'
                    && c != '.'
                    && c != '-'
                    && c != '\''
                    && c != '"'
                    && !(word.length() == 1 && Couple.isConnector(word))) {
                boolean nickname =
                        (c == '(' || c == ')') && word.charAt(0) == '(' && word.charAt(word.length() - 1) == ')';
                return !nickname && !NameWords.SUFFIXES.contains(word);
            }
        }
        return false;
    }

    private static boolean hasArticle(List<List<String>> groups) {
        List<String> last = groups.get(groups.size() - 1);
        return groups.get(0).get(0).equalsIgnoreCase("the")
                || (last.size() == 1 && last.get(0).equalsIgnoreCase("the"));
    }

    private static boolean endsInForm(List<List<String>> groups, String text) {
        List<String> last = groups.get(groups.size() - 1);
        String form = last.get(last.size() - 1);
        if ((groups.size() > 1 && last.size() > 1) || !FORMS.contains(form)) {
            return false;
        }
        boolean company = form.equalsIgnoreCase("co");
        boolean capitals = form.equals(form.toUpperCase(Locale.ROOT)) && !text.equals(text.toUpperCase(Locale.ROOT));
        return form.indexOf('.') >= 0 || capitals || (company && groups.size() == 1);
    }
}
