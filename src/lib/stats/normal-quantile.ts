/** Coefficients of a rational function, constant first. */
interface Fraction {
  readonly over: readonly number[];
  readonly under: readonly number[];
}

// The three fractions of PPND16, for the middle of the distribution and for the near and far tail.
const CENTRE: Fraction = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
    45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
    39307.89580009271, 28729.085735721943, 5226.495278852854
  ]
};
const NEAR: Fraction = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
    1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
    0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9
  ]
};
const FAR: Fraction = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
    0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15
  ]
};

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((value, coefficient) => value * x + coefficient, 0);

const evaluate = ({over, under}: Fraction, x: number): number =>
  polynomial(over, x) / polynomial(under, x);

/** Quantile below the median of a small probability, as a positive number. */
function tailDistance(probability: number): number {
  const root = Math.sqrt(-Math.log(probability));
  return root <= 5 ? evaluate(NEAR, root - 1.6) : evaluate(FAR, root - 5);
}

/**
 * The value below which a standard normal variable falls with a probability, to about 1 part in
 * 10¹⁵ (Wichura 1988, algorithm AS 241); −∞ at 0 and ∞ at 1.
 *
 * @throws RangeError unless the probability lies within 0 and 1
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`probability is ${probability}, expected 0 to 1`);
  }
  if (probability === 0 || probability === 1) return probability === 0 ? -Infinity : Infinity;
  const offset = probability - 0.5;
  if (Math.abs(offset) <= 0.425) return offset * evaluate(CENTRE, 0.180625 - offset * offset);
  return offset < 0 ? -tailDistance(probability) : tailDistance(1 - probability);
}
