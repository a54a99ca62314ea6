package descent.train;

/// Works out a sum as the lens writes it: + − · / ^ √ ² max( , ) and brackets.
final class Sum {
    private final String text;
    private int at;
    private double largest;

    private Sum(String text) {
        this.text = text.replace(" ", "");
    }

    static double value(String text) {
        Sum s = new Sum(text);
        double v = s.sum();
        if (s.at < s.text.length()) {
            throw new IllegalArgumentException("cannot read " + text + " from " + s.text.substring(s.at));
        }
        return v;
    }

    /// The greatest size of a term: a difference of large numbers is no more exact than they are.
    static double largest(String text) {
        Sum s = new Sum(text);
        s.sum();
        return s.largest;
    }

    private boolean take(String sign) {
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private double sum() {
        double v = noted(product());
        while (at < text.length()) {
            if (take("+")) {
                v += noted(product());
            } else if (take("−")) {
                v -= noted(product());
            } else {
                break;
            }
        }
        return v;
    }

    private double noted(double term) {
        largest = Math.max(largest, Math.abs(term));
        return term;
    }

    private double product() {
        double v = power();
        while (at < text.length()) {
            if (take("·")) {
                v *= power();
            } else if (take("/")) {
                v /= power();
            } else {
                break;
            }
        }
        return v;
    }

    private double power() {
        double v = atom();
        return take("²") ? v * v : take("^") ? Math.pow(v, atom()) : v;
    }

    private double atom() {
        if (take("√")) {
            return Math.sqrt(atom());
        }
        if (take("max(")) {
            double a = sum();
            take(",");
            double b = sum();
            take(")");
            return Math.max(a, b);
        }
        if (take("(")) {
            double v = sum();
            take(")");
            return v;
        }
        int from = at;
        take("−");
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == 'e'
                || (text.charAt(at) == '-' && text.charAt(at - 1) == 'e'))) {
            at++;
        }
        return Double.parseDouble(text.substring(from, at).replace('−', '-'));
    }
}
