export { CurrencySign } from '../../../features/organisations/currency-sign.tsx'
