#!/usr/bin/python3
"""Makes the small nasty CSV files of this folder, README.tsv and pandas_oracle.json (pandas 1.5.3, Debian's python3-pandas).
The files are made here, CC0. Run it in this folder; CsvFolderTest reads the result, never this script."""
import csv, json, math, random, io
import pandas as pd

cases = []

def case(file, data, delimiter, encoding, header, task='regression', nasty='', origin='made here', rows='', columns=''):
    b = data if isinstance(data, bytes) else data.encode(encoding if encoding != 'utf-8-sig' else 'utf-8-sig')
    open(file, 'wb').write(b)
    cases.append(dict(file=file, origin=origin, licence='CC0', bytes=len(b), delimiter=delimiter, encoding={'windows-1252': 'latin-1', 'utf-16': 'utf-16-le'}.get(encoding, encoding),
                      header=header, data_rows=rows, columns=columns, target='', task=task, nasty=nasty))

rng = random.Random(7)
base = [[round(rng.gauss(20, 6), 2), rng.randint(3, 8), rng.randint(900, 5200), rng.choice(['north', 'south', 'west'])] for _ in range(40)]
names = ['gain', 'ports', 'weight', 'site']

def text(rows=base, head=names, sep=',', end='\n', last=True, fmt=str):
    lines = ([sep.join(head)] if head else []) + [sep.join(fmt(v) for v in r) for r in rows]
    return end.join(lines) + (end if last else '')

comma = lambda v: str(v).replace('.', ',') if isinstance(v, float) else str(v)
case('plain.csv', text(), ',', 'utf-8', 'yes')
case('plain_no_last_newline.csv', text(last=False), ',', 'utf-8', 'yes', origin='made from plain.csv')
case('cr_only.csv', text(end='\r'), ',', 'utf-8', 'yes', origin='made from plain.csv')
case('crlf_bom.csv', text(end='\r\n'), ',', 'utf-8-sig', 'yes', origin='made from plain.csv')
case('decimal_comma.csv', text(sep=';', fmt=comma), ';', 'utf-8', 'yes', origin='made from plain.csv')
case('bars.csv', text(sep='|'), '|', 'utf-8', 'yes', origin='made from plain.csv')
case('sep_line.csv', 'sep=;\r\n' + text(sep=';', end='\r\n'), ';', 'utf-8-sig', 'yes', origin='made from plain.csv')
case('utf16le.txt', b'\xff\xfe' + text(sep='\t', end='\r\n').encode('utf-16-le'), 'tab', 'utf-16', 'yes', origin='made from plain.csv')
case('utf16be.txt', b'\xfe\xff' + text(sep='\t', end='\r\n').encode('utf-16-be'), 'tab', 'utf-16-be', 'yes', origin='made from plain.csv')
case('utf16le_no_bom.txt', text(sep='\t').encode('utf-16-le'), 'tab', 'utf-16-le', 'yes', origin='made from plain.csv')
case('trailing_comma.csv', '\n'.join(l + ',' for l in text().splitlines()) + '\n', ',', 'utf-8', 'yes', origin='made from plain.csv')
case('blanks_aligned.txt', '\n'.join('  %8.2f %4d   %6d  %s' % tuple(r) for r in base) + '\n', 'spaces', 'utf-8', 'no', nasty='no header, aligned with blanks')
case('blanks_and_tabs.data', '\n'.join('%.1f   %d   %d.\t"%s one"' % tuple(r) for r in base) + '\n', 'spaces', 'utf-8', 'no', nasty='UCI auto-mpg.data form')
case('no_header.csv', text(head=None), ',', 'utf-8', 'no')
case('comments.csv', '# measured in spring\n# by two people\n' + text(), ',', 'utf-8', 'yes', origin='made from plain.csv', nasty='comment lines')
case('title_lines.csv', 'Measurements of the harbour\n\n' + text(), ',', 'utf-8', 'yes', origin='made from plain.csv', nasty='title and empty line')
case('savetxt.txt', '# gain ports weight\n' + '\n'.join('%.2f %d %d' % tuple(r[:3]) for r in base) + '\n', 'spaces', 'utf-8', 'yes', nasty='numpy.savetxt with header')
case('count_sklearn.csv', '40,4,north,south,west\n' + '\n'.join('%.2f,%d,%d,%d,%d' % (r[0], r[1], r[2], r[1] + 1, i % 3) for i, r in enumerate(base)) + '\n', ',', 'utf-8', 'no', nasty='scikit-learn writes its sets so')
case('row_names.csv', '\n'.join([','.join(names)] + ['%d,' % (i + 1) + ','.join(map(str, r)) for i, r in enumerate(base)]) + '\n', ',', 'utf-8', 'yes', nasty='R write.table: one name less than cells')
case('index_column.csv', ',' + text()[:0] + '\n'.join([','.join(names)] + ['%d,' % i + ','.join(map(str, r)) for i, r in enumerate(base)]) + '\n', ',', 'utf-8', 'yes', nasty='pandas to_csv with its index')
case('gaps_marked.csv', 'a,b,c\n' + '\n'.join('%s,%s,%s' % (['1.5', 'NA', '?', '-', 'null', '2', '3.25', '#NULL!', 'Unknown', '4'][i % 10], i, ['x', 'N/A', 'y'][i % 3]) for i in range(50)) + '\n', ',', 'utf-8', 'yes', nasty='missing marks')
case('gaps_pandas.csv', 'a,b\n' + '\n'.join('%s,%s' % (['1.5', 'NA', '', 'NaN', 'null', '2', 'n/a', '-1e3'][i % 8], i) for i in range(48)) + '\n', ',', 'utf-8', 'yes')
case('bad_cells.csv', 'x,y\n' + '\n'.join('%s,%d' % ({7: 'n.k.', 31: '12 cm'}.get(i, '%.1f' % (i / 3)), i) for i in range(60)) + '\n', ',', 'utf-8', 'yes', nasty='two cells of 60 are no numbers')
case('java_numbers.csv', 'x,y\n' + '\n'.join('%s,%d' % (v, i) for i, v in enumerate(['1', '2', '+3', '.5', '5.', '1e5', '1E+05', '-0', '\u22125', '1\u00a0000', '1d', '7', '8', '9', '10', '11', '12', '13', '14', '15'])) + '\n', ',', 'utf-8', 'yes', nasty='Unicode minus, no-break space, 1d')
case('thousands_quoted.csv', 'city,people,share\n' + '\n'.join('c%d,"%s",%.2f' % (i, format(900 * (i + 1) ** 2, ','), i / 7) for i in range(30)) + '\n', ',', 'utf-8', 'yes', nasty='"1,234" in quotes')
case('thousands_german.csv', 'Ort;Einwohner;Anteil\n' + '\n'.join('o%d;%s;%s' % (i, format(900 * (i + 1) ** 2, ',').replace(',', '.'), ('%.2f' % (i / 7)).replace('.', ',')) for i in range(30)) + '\n', ';', 'utf-8', 'yes', nasty='1.234 and 0,57')
case('german_latin1.csv', 'Größe;Fläche m²;Straße\r\n' + ''.join('%s;%d;Mühlweg %d\r\n' % (('%.1f' % (150 + i / 3)).replace('.', ','), 20 + i, i % 4) for i in range(25)), ';', 'windows-1252', 'yes', nasty='Latin-1, decimal comma')
case('accents_utf8.csv', 'città,età,prénom\n' + ''.join('Forlì,%d,Zoë\n' % (20 + i) for i in range(12)), ',', 'utf-8', 'yes')
case('quotes.csv', 'id,"say ""hi""","a, b"\n' + ''.join('%d,"line one\nline ""two"" %d","%d,%d"\n' % (i, i, i, i) for i in range(15)), ',', 'utf-8', 'yes', nasty='newlines, doubled quotes and delimiters in quotes')
case('duplicate_names.csv', 'a,b,a,,a\n' + ''.join('%d,%d,%d,%d,%d\n' % (i, 2 * i, i * i, i % 3, i % 5) for i in range(20)), ',', 'utf-8', 'yes', nasty='duplicate and empty names')
case('units_row.csv', 'time,speed,place\n(s),(m/s),\n' + ''.join('%d,%.1f,p%d\n' % (i, i * 1.5, i % 3) for i in range(30)), ',', 'utf-8', 'yes', nasty='a second header record with units')
case('year_names.csv', 'country,1990,1991,1992\n' + ''.join('land%d,%d,%.1f,%d\n' % (i, i * 10, i * 11.5, i * 12) for i in range(20)), ',', 'utf-8', 'yes', nasty='years as names above numbers')
case('all_text.csv', 'colour,shape\n' + ''.join('%s,%s\n' % (rng.choice(['red', 'blue', 'green']), rng.choice(['round', 'square'])) for _ in range(30)), ',', 'utf-8', 'yes', 'class')
case('all_text_no_header.csv', ''.join('%s,%s,%s\n' % (rng.choice('pe'), rng.choice('xyz'), rng.choice('abc')) for _ in range(60)), ',', 'utf-8', 'no', 'class', nasty='letters only, no header')
case('one_column.csv', 'height\n' + ''.join('%.2f\n' % rng.gauss(170, 9) for _ in range(25)), '-', 'utf-8', 'yes')
case('one_column_no_header.txt', ''.join('%.2f\n' % rng.gauss(170, 9) for _ in range(25)), '-', 'utf-8', 'no')
case('short_rows.csv', 'a,b,c\n1,2,3\n4,5\n6,7,8\n9\n10,11,12\n13,14,15\n', ',', 'utf-8', 'yes', nasty='records that are too short')
case('long_rows.csv', 'a,b,c\n' + ''.join('%d,%d,%d\n' % (i, i + 1, i + 2) for i in range(9)) + '1,2,3,4\n' + '5,6,7\n', ',', 'utf-8', 'yes', nasty='one record is too long')
case('empty_lines.csv', 'a,b\n\n1,2\n\n\n3,4\n\n5,6\n', ',', 'utf-8', 'yes')
case('delimiters_only.csv', 'a;b;c\n1;2;3\n4;5;6\n;;\n7;8;9\n;;\n', ';', 'utf-8', 'yes', nasty='records of delimiters only')
case('dates.csv', 'day;t;v\n' + ''.join('%02d.%02d.2024;%02d:30;%s\n' % (i % 28 + 1, i % 12 + 1, i % 24, ('%.2f' % (i / 9)).replace('.', ',')) for i in range(40)), ';', 'utf-8', 'yes', nasty='German dates')
case('big_numbers.csv', 'id,v\n' + ''.join('%d,%d\n' % (3288375700 + i * 7919, 10 ** 9 + i) for i in range(40)), ',', 'utf-8', 'yes', nasty='integers beyond 24 bits')
case('beyond_float.csv', 'v,w\n' + ''.join('%s,%d\n' % ({5: '1e39', 9: '-2e300'}.get(i, str(i)), i) for i in range(40)), ',', 'utf-8', 'yes', nasty='beyond a float')
case('long_digits.csv', 'v\n' + ''.join('%.17f\n' % rng.random() for _ in range(40)), '-', 'utf-8', 'yes')
case('booleans.csv', 'x,ok\n' + ''.join('%d,%s\n' % (i, ['True', 'False'][i % 3 == 0]) for i in range(30)), ',', 'utf-8', 'yes', 'binary')
case('header_only.csv', 'a,b,c\n', ',', 'utf-8', 'yes', 'must refuse')
case('one_row.csv', 'x,y\n1,2\n', ',', 'utf-8', 'yes')
case('empty.csv', b'', ',', 'utf-8', 'yes', 'must refuse')
case('blank_lines_only.csv', '\n\n\n', ',', 'utf-8', 'yes', 'must refuse')
case('open_quote.csv', 'x,y\n1,2\n"3,4\n5,6\n', ',', 'utf-8', 'yes', 'must refuse')
case('page.csv', '<!DOCTYPE html>\n<html><body>404, not found</body></html>\n', ',', 'utf-8', 'yes', 'must refuse')
case('data.json.csv', '[{"a": 1, "b": 2}, {"a": 3, "b": 4}]\n', ',', 'utf-8', 'yes', 'must refuse')
case('workbook.csv', b'PK\x03\x04\x14\x00\x06\x00\x08\x00' + bytes(rng.randrange(256) for _ in range(300)), ',', 'utf-8', 'yes', 'must refuse')
case('picture.csv', b'\xff\xd8\xff\xe0\x00\x10JFIF' + bytes(rng.randrange(256) for _ in range(300)), ',', 'utf-8', 'yes', 'must refuse')
case('random_bytes.csv', bytes(rng.randrange(256) for _ in range(2000)), ',', 'utf-8', 'yes', 'must refuse')

case('hash_named.csv', '#,Name,HP\n' + ''.join('%d,n%d,%d\n' % (i + 1, i, 40 + i % 9) for i in range(30)), ',', 'utf-8', 'yes', nasty='a column called #')
case('world_bank.csv', '"Data Source","World Development Indicators",\n\n"Last Updated Date","2020-12-16",\n\n"Country Name","Code","1960","1961","1962","1963",\n' + ''.join('"land %d","L%d","","%d","%.1f","%d",\n' % (i, i, i * 10, i * 11.5, i * 12) for i in range(20)), ',', 'utf-8', 'yes', nasty='title lines, years as names, a year without values, trailing delimiters')
case('adult_form.data', ''.join('%d, State-gov, %d, %s, <=50K\n' % (20 + i, 70000 + 13 * i, ['Bachelors', '?', 'HS-grad'][i % 3]) for i in range(40)), ',', 'utf-8', 'no', 'binary', nasty='blanks behind the delimiters, no header')
case('car_form.data', ''.join('%s,%s,%s,%s\n' % (rng.choice(['vhigh', 'low']), rng.choice(['vhigh', 'low']), rng.choice(['2', '3', '5more']), rng.choice(['unacc', 'acc'])) for _ in range(60)), ',', 'utf-8', 'no', 'class', nasty='text and numbers mixed, no header')
case('trailing_in_records.csv', 'a,b,c\n' + ''.join('%d,%.1f,%d,\n' % (i, i / 3, i * i) for i in range(20)), ',', 'utf-8', 'yes', nasty='delimiters at the end of the records, not of the header')
case('matrix.csv', '1,2,3\n4,5,6\n7,8,9\n10,11,12\n', ',', 'utf-8', 'no', nasty='a first record that counts on is data')
case('pandas_numbers.csv', '0,1,2,3\n' + ''.join('%.2f,%.2f,%.1f,%d\n' % (rng.random(), rng.random(), i / 3, i) for i in range(20)), ',', 'utf-8', 'yes', nasty='0, 1, 2, … as names')
case('index_unnamed.csv', ',gain,site\n' + ''.join('%d,%.1f,%s\n' % (i, i / 3, 'ab'[i % 2]) for i in range(30)), ',', 'utf-8', 'yes', nasty='pandas to_csv: the first name is empty')
case('semicolon_text_commas.csv', 'name;note;v\n' + ''.join('n%d;"well, so, so";%d\n' % (i, i) for i in range(20)), ';', 'utf-8', 'yes', nasty='commas in text between semicolons')
case('blank_thousands.csv', 'a;b\n' + ''.join('%s;%s\n' % (format(1000 + 137 * i, ',').replace(',', ' '), ('%.1f' % (i / 7)).replace('.', ',')) for i in range(30)), ';', 'utf-8', 'yes', nasty='1 234 and 0,5')
case('lfs_pointer.csv', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n', ',', 'utf-8', 'yes', 'must refuse')
case('weka.arff.csv', '% title\n@relation r\n@attribute a numeric\n@data\n1\n2\n', ',', 'utf-8', 'yes', 'must refuse')
case('not_found.csv', '404: Not Found', ',', 'utf-8', 'yes', 'must refuse')

def oracle(c):
    sep = {'tab': '\t', 'spaces': r'\s+', '-': ','}.get(c['delimiter'], c['delimiter'])
    enc = {'utf-16-le': 'utf-16' if 'no_bom' not in c['file'] else 'utf-16-le', 'utf-16-be': 'utf-16'}.get(c['encoding'], c['encoding'])
    try:
        d = pd.read_csv(c['file'], sep=sep, encoding=enc, header=0 if c['header'] == 'yes' else None, low_memory=False, index_col=None)
        if 'row_names' in c['file']:
            d = d.reset_index()
    except Exception as e:
        return dict(error='%s: %s' % (type(e).__name__, str(e)[:150]))
    cols = []
    for n in d.columns:
        s = d[n]
        o = dict(name=str(n), dtype=str(s.dtype), nulls=int(s.isna().sum()), distinct=int(s.nunique()))
        if str(s.dtype)[:3] in ('int', 'flo') and s.notna().any():
            v = s.dropna().astype(float)
            o.update(min=float(v.min()), max=float(v.max()), mean=float(v.mean()), std_pop=float(v.std(ddof=0)))
        cols.append(o)
    c['data_rows'], c['columns'] = len(d), len(d.columns)
    return dict(rows=len(d), columns=len(d.columns), cols=cols)

answers = {c['file']: oracle(c) for c in cases}
with open('pandas_oracle.json', 'w') as f:
    json.dump(answers, f, indent=0)
with open('README.tsv', 'w', newline='') as f:
    w = csv.writer(f, delimiter='\t', lineterminator='\n')
    w.writerow(cases[0].keys())
    w.writerows(c.values() for c in cases)
