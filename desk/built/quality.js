var _e=class extends Error{constructor(s,n,l,r=null,a=null){super(l||n);this.status=s;this.title=n;this.detail=l;this.body=r;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},zr=new Set,qr=!0;function Gr(e){zr.add(e)}function Bc(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==qr){qr=s;for(let n of zr)n(s)}}function Vc(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function Ic(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(t);return new _e(e.status,n.title??e.statusText,n.detail??"",n,s)}catch{return new _e(e.status,e.statusText,t.slice(0,200),null,s)}}async function Ln(e,t,s,n={}){let l={Accept:"application/json","X-CSRF-Token":Vc()},r=s instanceof FormData||s instanceof Blob;s!==void 0&&!r&&(l["Content-Type"]="application/json"),n.version&&(l["If-Match"]=n.version),n.once&&(l["Idempotency-Key"]=n.once);let a;try{a=await fetch(t,{method:e,headers:l,body:s===void 0?null:r?s:JSON.stringify(s),credentials:"same-origin",signal:n.signal??null})}catch(d){throw d instanceof DOMException&&d.name==="AbortError"?d:new _e(0,"Unreachable","")}if(Bc(a.status,t),!a.ok)throw await Ic(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var at={get:(e,t)=>Ln("GET",e,void 0,t),post:(e,t,s)=>Ln("POST",e,t??{},s),put:(e,t,s)=>Ln("PUT",e,t,s),patch:(e,t,s)=>Ln("PATCH",e,t,s),delete:(e,t)=>Ln("DELETE",e,void 0,t)};var gi=globalThis,Ur=e=>e,rl=gi.trustedTypes,jr=rl?rl.createPolicy("lit-html",{createHTML:e=>e}):void 0,bi="$lit$",es=`lit$${Math.random().toFixed(9).slice(2)}$`,$i="?"+es,Wc=`<${$i}>`,Ps=document,Hn=()=>Ps.createComment(""),Nn=e=>e===null||typeof e!="object"&&typeof e!="function",wi=Array.isArray,Xr=e=>wi(e)||typeof e?.[Symbol.iterator]=="function",pi=`[ 	
\f\r]`,On=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Yr=/-->/g,Kr=/>/g,Rs=RegExp(`>|${pi}(?:([^\\s"'>=/]+)(${pi}*=${pi}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Qr=/'/g,Jr=/"/g,to=/^(?:script|style|textarea|title)$/i,yi=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),w=yi(1),oe=yi(2),Md=yi(3),re=Symbol.for("lit-noChange"),_=Symbol.for("lit-nothing"),Zr=new WeakMap,Cs=Ps.createTreeWalker(Ps,129);function eo(e,t){if(!wi(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return jr!==void 0?jr.createHTML(t):t}var so=(e,t)=>{let s=e.length-1,n=[],l,r=t===2?"<svg>":t===3?"<math>":"",a=On;for(let f=0;f<s;f++){let d=e[f],m,y,g=-1,b=0;for(;b<d.length&&(a.lastIndex=b,y=a.exec(d),y!==null);)b=a.lastIndex,a===On?y[1]==="!--"?a=Yr:y[1]!==void 0?a=Kr:y[2]!==void 0?(to.test(y[2])&&(l=RegExp("</"+y[2],"g")),a=Rs):y[3]!==void 0&&(a=Rs):a===Rs?y[0]===">"?(a=l??On,g=-1):y[1]===void 0?g=-2:(g=a.lastIndex-y[2].length,m=y[1],a=y[3]===void 0?Rs:y[3]==='"'?Jr:Qr):a===Jr||a===Qr?a=Rs:a===Yr||a===Kr?a=On:(a=Rs,l=void 0);let T=a===Rs&&e[f+1].startsWith("/>")?" ":"";r+=a===On?d+Wc:g>=0?(n.push(m),d.slice(0,g)+bi+d.slice(g)+es+T):d+es+(g===-2?f:T)}return[eo(e,r+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},Fn=class e{constructor({strings:t,_$litType$:s},n){let l;this.parts=[];let r=0,a=0,f=t.length-1,d=this.parts,[m,y]=so(t,s);if(this.el=e.createElement(m,n),Cs.currentNode=this.el.content,s===2||s===3){let g=this.el.content.firstChild;g.replaceWith(...g.childNodes)}for(;(l=Cs.nextNode())!==null&&d.length<f;){if(l.nodeType===1){if(l.hasAttributes())for(let g of l.getAttributeNames())if(g.endsWith(bi)){let b=y[a++],T=l.getAttribute(g).split(es),k=/([.?@])?(.*)/.exec(b);d.push({type:1,index:r,name:k[2],strings:T,ctor:k[1]==="."?al:k[1]==="?"?cl:k[1]==="@"?ul:Ds}),l.removeAttribute(g)}else g.startsWith(es)&&(d.push({type:6,index:r}),l.removeAttribute(g));if(to.test(l.tagName)){let g=l.textContent.split(es),b=g.length-1;if(b>0){l.textContent=rl?rl.emptyScript:"";for(let T=0;T<b;T++)l.append(g[T],Hn()),Cs.nextNode(),d.push({type:2,index:++r});l.append(g[b],Hn())}}}else if(l.nodeType===8)if(l.data===$i)d.push({type:2,index:r});else{let g=-1;for(;(g=l.data.indexOf(es,g+1))!==-1;)d.push({type:7,index:r}),g+=es.length-1}r++}}static createElement(t,s){let n=Ps.createElement("template");return n.innerHTML=t,n}};function Es(e,t,s=e,n){if(t===re)return t;let l=n!==void 0?s._$Co?.[n]:s._$Cl,r=Nn(t)?void 0:t._$litDirective$;return l?.constructor!==r&&(l?._$AO?.(!1),r===void 0?l=void 0:(l=new r(e),l._$AT(e,s,n)),n!==void 0?(s._$Co??=[])[n]=l:s._$Cl=l),l!==void 0&&(t=Es(e,l._$AS(e,t.values),l,n)),t}var ol=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:n}=this._$AD,l=(t?.creationScope??Ps).importNode(s,!0);Cs.currentNode=l;let r=Cs.nextNode(),a=0,f=0,d=n[0];for(;d!==void 0;){if(a===d.index){let m;d.type===2?m=new on(r,r.nextSibling,this,t):d.type===1?m=new d.ctor(r,d.name,d.strings,this,t):d.type===6&&(m=new hl(r,this,t)),this._$AV.push(m),d=n[++f]}a!==d?.index&&(r=Cs.nextNode(),a++)}return Cs.currentNode=Ps,l}p(t){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,s),s+=n.strings.length-2):n._$AI(t[s])),s++}},on=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,n,l){this.type=2,this._$AH=_,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=n,this.options=l,this._$Cv=l?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=Es(this,t,s),Nn(t)?t===_||t==null||t===""?(this._$AH!==_&&this._$AR(),this._$AH=_):t!==this._$AH&&t!==re&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Xr(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==_&&Nn(this._$AH)?this._$AA.nextSibling.data=t:this.T(Ps.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:n}=t,l=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=Fn.createElement(eo(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===l)this._$AH.p(s);else{let r=new ol(l,this),a=r.u(this.options);r.p(s),this.T(a),this._$AH=r}}_$AC(t){let s=Zr.get(t.strings);return s===void 0&&Zr.set(t.strings,s=new Fn(t)),s}k(t){wi(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,l=0;for(let r of t)l===s.length?s.push(n=new e(this.O(Hn()),this.O(Hn()),this,this.options)):n=s[l],n._$AI(r),l++;l<s.length&&(this._$AR(n&&n._$AB.nextSibling,l),s.length=l)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let n=Ur(t).nextSibling;Ur(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},Ds=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,n,l,r){this.type=1,this._$AH=_,this._$AN=void 0,this.element=t,this.name=s,this._$AM=l,this.options=r,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=_}_$AI(t,s=this,n,l){let r=this.strings,a=!1;if(r===void 0)t=Es(this,t,s,0),a=!Nn(t)||t!==this._$AH&&t!==re,a&&(this._$AH=t);else{let f=t,d,m;for(t=r[0],d=0;d<r.length-1;d++)m=Es(this,f[n+d],s,d),m===re&&(m=this._$AH[d]),a||=!Nn(m)||m!==this._$AH[d],m===_?t=_:t!==_&&(t+=(m??"")+r[d+1]),this._$AH[d]=m}a&&!l&&this.j(t)}j(t){t===_?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},al=class extends Ds{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===_?void 0:t}},cl=class extends Ds{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==_)}},ul=class extends Ds{constructor(t,s,n,l,r){super(t,s,n,l,r),this.type=5}_$AI(t,s=this){if((t=Es(this,t,s,0)??_)===re)return;let n=this._$AH,l=t===_&&n!==_||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,r=t!==_&&(n===_||l);l&&this.element.removeEventListener(this.name,this,n),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},hl=class{constructor(t,s,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){Es(this,t)}},no={M:bi,P:es,A:$i,C:1,L:so,R:ol,D:Xr,V:Es,I:on,H:Ds,N:cl,U:ul,B:al,F:hl},qc=gi.litHtmlPolyfillSupport;qc?.(Fn,on),(gi.litHtmlVersions??=[]).push("3.3.3");var an=(e,t,s)=>{let n=s?.renderBefore??t,l=n._$litPart$;if(l===void 0){let r=s?.renderBefore??null;n._$litPart$=l=new on(t.insertBefore(Hn(),r),r,void 0,s??{})}return l._$AI(e),l};var fe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},He=e=>(...t)=>({_$litDirective$:e,values:t}),Se=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,n){this._$Ct=t,this._$AM=s,this._$Ci=n}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var zc=He(class extends Se{constructor(e){if(super(e),e.type!==fe.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in t)t[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(t)}let s=e.element.classList;for(let n of this.st)n in t||(s.remove(n),this.st.delete(n));for(let n in t){let l=!!t[n];l===this.st.has(n)||this.nt?.has(n)||(l?(s.add(n),this.st.add(n)):(s.remove(n),this.st.delete(n)))}return re}});var{I:Gc}=no,lo=e=>e;var dl=e=>e.strings===void 0,io=()=>document.createComment(""),cn=(e,t,s)=>{let n=e._$AA.parentNode,l=t===void 0?e._$AB:t._$AA;if(s===void 0){let r=n.insertBefore(io(),l),a=n.insertBefore(io(),l);s=new Gc(r,a,e,e.options)}else{let r=s._$AB.nextSibling,a=s._$AM,f=a!==e;if(f){let d;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(d=e._$AU)!==a._$AU&&s._$AP(d)}if(r!==l||f){let d=s._$AA;for(;d!==r;){let m=lo(d).nextSibling;lo(n).insertBefore(d,l),d=m}}}return s},us=(e,t,s=e)=>(e._$AI(t,s),e),Uc={},un=(e,t=Uc)=>e._$AH=t,ro=e=>e._$AH,fl=e=>{e._$AR(),e._$AA.remove()};var jc=He(class extends Se{constructor(){super(...arguments),this.key=_}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(un(e),this.key=t),s}});var Yc=He(class extends Se{constructor(e){if(super(e),e.type!==fe.PROPERTY&&e.type!==fe.ATTRIBUTE&&e.type!==fe.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!dl(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===re||t===_)return t;let s=e.element,n=e.name;if(e.type===fe.PROPERTY){if(t===s[n])return re}else if(e.type===fe.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(n))return re}else if(e.type===fe.ATTRIBUTE&&s.getAttribute(n)===t+"")return re;return un(e),t}});var Bn=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let n of s)n._$AO?.(t,!1),Bn(n,t);return!0},ml=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},oo=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),Jc(t)}};function Kc(e){this._$AN!==void 0?(ml(this),this._$AM=e,oo(this)):this._$AM=e}function Qc(e,t=!1,s=0){let n=this._$AH,l=this._$AN;if(l!==void 0&&l.size!==0)if(t)if(Array.isArray(n))for(let r=s;r<n.length;r++)Bn(n[r],!1),ml(n[r]);else n!=null&&(Bn(n,!1),ml(n));else Bn(this,e)}var Jc=e=>{e.type==fe.CHILD&&(e._$AP??=Qc,e._$AQ??=Kc)},pl=class extends Se{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,n){super._$AT(t,s,n),oo(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(Bn(this,t),ml(this))}setValue(t){if(dl(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var vi=new WeakMap,Vn=He(class extends pl{render(e){return _}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),_}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=vi.get(t);s===void 0&&(s=new WeakMap,vi.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?vi.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var ao=(e,t,s)=>{let n=new Map;for(let l=t;l<=s;l++)n.set(e[l],l);return n},Zc=He(class extends Se{constructor(e){if(super(e),e.type!==fe.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let n;s===void 0?s=t:t!==void 0&&(n=t);let l=[],r=[],a=0;for(let f of e)l[a]=n?n(f,a):a,r[a]=s(f,a),a++;return{values:r,keys:l}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,n]){let l=ro(e),{values:r,keys:a}=this.dt(t,s,n);if(!Array.isArray(l))return this.ut=a,r;let f=this.ut??=[],d=[],m,y,g=0,b=l.length-1,T=0,k=r.length-1;for(;g<=b&&T<=k;)if(l[g]===null)g++;else if(l[b]===null)b--;else if(f[g]===a[T])d[T]=us(l[g],r[T]),g++,T++;else if(f[b]===a[k])d[k]=us(l[b],r[k]),b--,k--;else if(f[g]===a[k])d[k]=us(l[g],r[k]),cn(e,d[k+1],l[g]),g++,k--;else if(f[b]===a[T])d[T]=us(l[b],r[T]),cn(e,l[g],l[b]),b--,T++;else if(m===void 0&&(m=ao(a,T,k),y=ao(f,g,b)),m.has(f[g]))if(m.has(f[b])){let O=y.get(a[T]),I=O!==void 0?l[O]:null;if(I===null){let q=cn(e,l[g]);us(q,r[T]),d[T]=q}else d[T]=us(I,r[T]),cn(e,l[g],I),l[O]=null;T++}else fl(l[b]),b--;else fl(l[g]),g++;for(;T<=k;){let O=cn(e,d[k+1]);us(O,r[T]),d[T++]=O}for(;g<=b;){let O=l[g++];O!==null&&fl(O)}return this.ut=a,un(e,d),re}});var Xc=["zero","one","two","few","many","other"],Ti={},Ne=document.documentElement.lang==="ar"?"ar":"en",hs=Ne==="ar"?"ar-OM-u-nu-latn":"en-GB";async function ho(){if(Ne!=="en")try{let e=await fetch("/desk/assets/ar.json");e.ok&&(Ti=await e.json())}catch{}}function xi(e,t){return e.replace(/\{(\w+)\}/g,(s,n)=>String(t[n]??s))}function c(e,t={}){let s=Ti[e];return xi(typeof s=="string"?s:e,t)}function hn(e,t,s,n={}){let l=Ti[e],r={n:G(s),...n};if(Array.isArray(l)){let a=Xc.indexOf(eu.select(s));return xi(l[a]??e,r)}return xi(s===1?e:t,r)}var tu={day:"numeric",month:"short",year:"numeric",hour:Ne==="ar"?"numeric":"2-digit",minute:"2-digit"},eu=new Intl.PluralRules("ar"),su=new Intl.NumberFormat(hs,{style:"percent",maximumFractionDigits:0}),nu=new Intl.DateTimeFormat(hs,{timeStyle:"short"}),lu=new Intl.DateTimeFormat(hs,tu),co=new Map;function G(e,t=0){let s=co.get(t);return s||(s=new Intl.NumberFormat(hs,{maximumFractionDigits:t,minimumFractionDigits:t}),co.set(t,s)),s.format(e)}function Et(e){return e==null?"–":su.format(e)}function Ct(e){if(e==null)return"–";let t=Math.max(0,Math.round(e)),[s,n,l]=[Math.floor(t/3600),Math.floor(t%3600/60),t%60],r=a=>String(a).padStart(2,"0");return s?`${s}:${r(n)}:${r(l)}`:`${n}:${r(l)}`}function ke(e){if(e==null)return"–";let t=new Date(e*1e3);return iu((t.toDateString()===new Date().toDateString()?nu:lu).format(t))}function iu(e){return Ne==="ar"?`⁧${e}⁩`:e}var uo=/[\u064b-\u0650\u0652]/g;function jt(e,t){return e?.[Ne]?.replace(uo,"")??e?.en??e?.ar?.replace(uo,"")??t}var ru={"unknown case":()=>c("There is no such case, or it is not yours to see."),stale:()=>c("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>c("Your role may not do that."),state:()=>c("The case cannot be changed like that as it stands."),"saved filter":()=>c("The list cannot be kept under this name."),file:()=>c("This file is not taken: it is too large, or of a kind that is not allowed."),store:()=>c("The store cannot be used now: nothing was changed, try again.")},ou={400:()=>c("What was sent was not understood."),403:()=>c("This is not allowed."),404:()=>c("This is not there, or not any more."),409:()=>c("This cannot be done as things stand."),412:()=>c("Somebody changed it meanwhile. Look at it again."),413:()=>c("This is too large."),422:()=>c("What was sent was not understood."),429:()=>c("Too many requests. Wait a moment and try again."),503:()=>c("This cannot be done right now. Try again in a moment.")};function fo(e,t,s=0){return Ne==="en"?t:ru[e]?.()??ou[s]?.()??t}var au=[{path:"/desk/agent",title:()=>c("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>c("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>c("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>c("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>c("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>c("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>c("Screens"),roles:["administrator"]}];function cu(e){return au.filter(t=>t.roles.some(s=>e.roles.includes(s)))}async function po(e){await ho();try{e((await at.get("/desk/api/me")).body)}catch(t){if(t instanceof _e&&t.status===401){location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`);return}an(w`<main class="page"><p role="alert" class="trouble">${Ls(t)}</p></main>`,document.body)}}function Ls(e){return e instanceof _e&&e.status===0?c("The hotline cannot be reached. Trying again…"):e instanceof _e?fo(e.code,e.detail||e.title,e.status):c("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function go(e,t=_){let s=e?cu(e):[];return w`
    <a class="skip" href="#content">${c("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${c("Places")}>
        ${s.map(n=>w`<a href=${n.path} aria-current=${location.pathname===n.path?"page":_}
              >${n.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${hu} aria-label=${c("Light or dark")}>◐</button>
      <button class="quiet" lang=${Ne==="ar"?"en":"ar"} @click=${uu}>
        ${Ne==="ar"?"English":"العربية"}
      </button>
      ${e?w`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${du}>${c("Sign out")}</button>`:_}
    </header>
  `}function uu(){document.cookie=`hotline_language=${Ne==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function hu(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function du(){try{await at.post("/desk/api/sign-out")}catch(e){if(!(e instanceof _e&&e.status===401))return Fe(Ls(e),"trouble")}location.assign("/desk/sign-in")}var mo=null;function Fe(e,t="good"){mo??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let s=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});s.setAttribute("role",t==="trouble"?"alert":"status"),mo.append(s),setTimeout(()=>s.remove(),t==="trouble"?12e3:5e3)}async function xt(e){try{return await e()}catch(t){Fe(Ls(t),"trouble");return}}var In=null;Gr(e=>{In?.remove(),!(e||location.pathname==="/desk/sign-in")&&(In=document.body.appendChild(document.createElement("div")),In.className="notices",In.setAttribute("role","alert"),an(w`<p class="notice trouble">
      ${c("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${c("Sign in")}</a>
    </p>`,In))});var fu="uplot",mu="u-hz",pu="u-vt",gu="u-title",bu="u-wrap",$u="u-under",wu="u-over",yu="u-axis",Ns="u-off",vu="u-select",xu="u-cursor-x",Tu="u-cursor-y",Au="u-cursor-pt",_u="u-legend",Su="u-live",ku="u-inline",Mu="u-series",Ru="u-marker",bo="u-label",Cu="u-value",qn="width",zn="height";var $o="bottom",dn="left",Ai="right",Ii="#000",wo=Ii+"0",_i="mousemove",yo="mousedown",Si="mouseup",vo="mouseenter",xo="mouseleave",To="dblclick",Pu="resize",Eu="scroll",Ao="change",yl="dppxchange",Wi="--",wn=typeof window<"u",Pi=wn?document:null,mn=wn?window:null,Du=wn?navigator:null,ht,gl;function Ei(){let e=devicePixelRatio;ht!=e&&(ht=e,gl&&Li(Ao,gl,Ei),gl=matchMedia(`(min-resolution: ${ht-.001}dppx) and (max-resolution: ${ht+.001}dppx)`),Fs(Ao,gl,Ei),mn.dispatchEvent(new CustomEvent(yl)))}function me(e,t){if(t!=null){let s=e.classList;!s.contains(t)&&s.add(t)}}function Di(e,t){let s=e.classList;s.contains(t)&&s.remove(t)}function Tt(e,t,s){e.style[t]=s+"px"}function Be(e,t,s,n){let l=Pi.createElement(e);return t!=null&&me(l,t),s?.insertBefore(l,n),l}function Me(e,t){return Be("div",e,t)}var _o=new WeakMap;function Ke(e,t,s,n,l){let r="translate("+t+"px,"+s+"px)",a=_o.get(e);r!=a&&(e.style.transform=r,_o.set(e,r),t<0||s<0||t>n||s>l?me(e,Ns):Di(e,Ns))}var So=new WeakMap;function ko(e,t,s){let n=t+s,l=So.get(e);n!=l&&(So.set(e,n),e.style.background=t,e.style.borderColor=s)}var Mo=new WeakMap;function Ro(e,t,s,n){let l=t+""+s,r=Mo.get(e);l!=r&&(Mo.set(e,l),e.style.height=s+"px",e.style.width=t+"px",e.style.marginLeft=n?-t/2+"px":0,e.style.marginTop=n?-s/2+"px":0)}var qi={passive:!0},Lu={...qi,capture:!0};function Fs(e,t,s,n){t.addEventListener(e,s,n?Lu:qi)}function Li(e,t,s,n){t.removeEventListener(e,s,qi)}wn&&Ei();function Ve(e,t,s,n){let l;s=s||0,n=n||t.length-1;let r=n<=2147483647;for(;n-s>1;)l=r?s+n>>1:pe((s+n)/2),t[l]<e?s=l:n=l;return e-t[s]<=t[n]-e?s:n}function na(e){return(s,n,l)=>{let r=-1,a=-1;for(let f=n;f<=l;f++)if(e(s[f])){r=f;break}for(let f=l;f>=n;f--)if(e(s[f])){a=f;break}return[r,a]}}var la=e=>e!=null,ia=e=>e!=null&&e>0,Tl=na(la),Ou=na(ia);function Hu(e,t,s,n=0,l=!1){let r=l?Ou:Tl,a=l?ia:la;[t,s]=r(e,t,s);let f=e[t],d=e[t];if(t>-1)if(n==1)f=e[t],d=e[s];else if(n==-1)f=e[s],d=e[t];else for(let m=t;m<=s;m++){let y=e[m];a(y)&&(y<f?f=y:y>d&&(d=y))}return[f??gt,d??-gt]}function Al(e,t,s,n){let l=Eo(e),r=Eo(t);e==t&&(l==-1?(e*=s,t/=s):(e/=s,t*=s));let a=s==10?ss:ra,f=l==1?pe:Re,d=r==1?Re:pe,m=f(a(Nt(e))),y=d(a(Nt(t))),g=pn(s,m),b=pn(s,y);return s==10&&(m<0&&(g=bt(g,-m)),y<0&&(b=bt(b,-y))),n||s==2?(e=g*l,t=b*r):(e=ua(e,g),t=_l(t,b)),[e,t]}function zi(e,t,s,n){let l=Al(e,t,s,n);return e==0&&(l[0]=0),t==0&&(l[1]=0),l}var Gi=.1,Co={mode:3,pad:Gi},Un={pad:0,soft:null,mode:0},Nu={min:Un,max:Un};function vl(e,t,s,n){return Sl(s)?Po(e,t,s):(Un.pad=s,Un.soft=n?0:null,Un.mode=n?3:0,Po(e,t,Nu))}function ct(e,t){return e??t}function Fu(e,t,s){for(t=ct(t,0),s=ct(s,e.length-1);t<=s;){if(e[t]!=null)return!0;t++}return!1}function Po(e,t,s){let n=s.min,l=s.max,r=ct(n.pad,0),a=ct(l.pad,0),f=ct(n.hard,-gt),d=ct(l.hard,gt),m=ct(n.soft,gt),y=ct(l.soft,-gt),g=ct(n.mode,0),b=ct(l.mode,0),T=t-e,k=ss(T),O=se(Nt(e),Nt(t)),I=ss(O),q=Nt(I-k);(T<1e-24||q>10)&&(T=0,(e==0||t==0)&&(T=1e-24,g==2&&m!=gt&&(r=0),b==2&&y!=-gt&&(a=0)));let S=T||O||1e3,W=ss(S),M=pn(10,pe(W)),Z=S*(T==0?e==0?.1:1:r),L=bt(ua(e-Z,M/10),24),X=e>=m&&(g==1||g==3&&L<=m||g==2&&L>=m)?m:gt,K=se(f,L<X&&e>=X?X:Ie(X,L)),st=S*(T==0?t==0?.1:1:a),Y=bt(_l(t+st,M/10),24),R=t<=y&&(b==1||b==3&&Y>=y||b==2&&Y<=y)?y:-gt,J=Ie(d,Y>R&&t<=R?R:se(R,Y));return K==J&&K==0&&(J=100),[K,J]}var Bu=new Intl.NumberFormat(wn?Du.language:"en-US"),Ui=e=>Bu.format(e),ge=Math,wl=ge.PI,Nt=ge.abs,pe=ge.floor,Ht=ge.round,Re=ge.ceil,Ie=ge.min,se=ge.max,pn=ge.pow,Eo=ge.sign,ss=ge.log10,ra=ge.log2,Vu=(e,t=1)=>ge.sinh(e)*t,ki=(e,t=1)=>ge.asinh(e/t),gt=1/0;function Do(e){return(ss((e^e>>31)-(e>>31))|0)+1}function Oi(e,t,s){return Ie(se(e,t),s)}function oa(e){return typeof e=="function"}function nt(e){return oa(e)?e:()=>e}var Iu=()=>{},aa=e=>e,ca=(e,t)=>t,Wu=e=>null,Lo=e=>!0,Oo=(e,t)=>e==t,qu=/\.\d*?(?=9{6,}|0{6,})/gm,Bs=e=>{if(da(e)||fs.has(e))return e;let t=`${e}`,s=t.match(qu);if(s==null)return e;let n=s[0].length-1;if(t.indexOf("e-")!=-1){let[l,r]=t.split("e");return+`${Bs(l)}e${r}`}return bt(e,n)};function Os(e,t){return Bs(bt(Bs(e/t))*t)}function _l(e,t){return Bs(Re(Bs(e/t))*t)}function ua(e,t){return Bs(pe(Bs(e/t))*t)}function bt(e,t=0){if(da(e))return e;let s=10**t,n=e*s*(1+Number.EPSILON);return Ht(n)/s}var fs=new Map;function ha(e){return((""+e).split(".")[1]||"").length}function Yn(e,t,s,n){let l=[],r=n.map(ha);for(let a=t;a<s;a++){let f=Nt(a),d=bt(pn(e,a),f);for(let m=0;m<n.length;m++){let y=e==10?+`${n[m]}e${a}`:n[m]*d,g=(a>=0?0:f)+(a>=r[m]?0:r[m]),b=e==10?y:bt(y,g);l.push(b),fs.set(b,g)}}return l}var jn={},ji=[],gn=[null,null],ds=Array.isArray,da=Number.isInteger,zu=e=>e===void 0;function Ho(e){return typeof e=="string"}function Sl(e){let t=!1;if(e!=null){let s=e.constructor;t=s==null||s==Object}return t}function Gu(e){return e!=null&&typeof e=="object"}var Uu=Object.getPrototypeOf(Uint8Array),fa="__proto__";function bn(e,t=Sl){let s;if(ds(e)){let n=e.find(l=>l!=null);if(ds(n)||t(n)){s=Array(e.length);for(let l=0;l<e.length;l++)s[l]=bn(e[l],t)}else s=e.slice()}else if(e instanceof Uu)s=e.slice();else if(t(e)){s={};for(let n in e)n!=fa&&(s[n]=bn(e[n],t))}else s=e;return s}function Dt(e){let t=arguments;for(let s=1;s<t.length;s++){let n=t[s];for(let l in n)l!=fa&&(Sl(e[l])?Dt(e[l],bn(n[l])):e[l]=bn(n[l]))}return e}var ju=0,Yu=1,Ku=2;function Qu(e,t,s){for(let n=0,l,r=-1;n<t.length;n++){let a=t[n];if(a>r){for(l=a-1;l>=0&&e[l]==null;)e[l--]=null;for(l=a+1;l<s&&e[l]==null;)e[r=l++]=null}}}function Ju(e,t){if(th(e)){let a=e[0].slice();for(let f=1;f<e.length;f++)a.push(...e[f].slice(1));return eh(a[0])||(a=Xu(a)),a}let s=new Set;for(let a=0;a<e.length;a++){let d=e[a][0],m=d.length;for(let y=0;y<m;y++)s.add(d[y])}let n=[Array.from(s).sort((a,f)=>a-f)],l=n[0].length,r=new Map;for(let a=0;a<l;a++)r.set(n[0][a],a);for(let a=0;a<e.length;a++){let f=e[a],d=f[0];for(let m=1;m<f.length;m++){let y=f[m],g=Array(l).fill(void 0),b=t?t[a][m]:Yu,T=[];for(let k=0;k<y.length;k++){let O=y[k],I=r.get(d[k]);O===null?b!=ju&&(g[I]=O,b==Ku&&T.push(I)):g[I]=O}Qu(g,T,l),n.push(g)}}return n}var Zu=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function Xu(e){let t=e[0],s=t.length,n=Array(s);for(let r=0;r<n.length;r++)n[r]=r;n.sort((r,a)=>t[r]-t[a]);let l=[];for(let r=0;r<e.length;r++){let a=e[r],f=Array(s);for(let d=0;d<s;d++)f[d]=a[n[d]];l.push(f)}return l}function th(e){let t=e[0][0],s=t.length;for(let n=1;n<e.length;n++){let l=e[n][0];if(l.length!=s)return!1;if(l!=t){for(let r=0;r<s;r++)if(l[r]!=t[r])return!1}}return!0}function eh(e,t=100){let s=e.length;if(s<=1)return!0;let n=0,l=s-1;for(;n<=l&&e[n]==null;)n++;for(;l>=n&&e[l]==null;)l--;if(l<=n)return!0;let r=se(1,pe((l-n+1)/t));for(let a=e[n],f=n+r;f<=l;f+=r){let d=e[f];if(d!=null){if(d<=a)return!1;a=d}}return!0}var ma=["January","February","March","April","May","June","July","August","September","October","November","December"],pa=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function ga(e){return e.slice(0,3)}var sh=pa.map(ga),nh=ma.map(ga),lh={MMMM:ma,MMM:nh,WWWW:pa,WWW:sh};function Wn(e){return(e<10?"0":"")+e}function ih(e){return(e<10?"00":e<100?"0":"")+e}var rh={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>Wn(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>Wn(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>Wn(e.getHours()),H:e=>e.getHours(),h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>Wn(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>Wn(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>ih(e.getMilliseconds())};function Yi(e,t){t=t||lh;let s=[],n=/\{([a-z]+)\}|[^{]+/gi,l;for(;l=n.exec(e);)s.push(l[0][0]=="{"?rh[l[1]]:l[0]);return r=>{let a="";for(let f=0;f<s.length;f++)a+=typeof s[f]=="string"?s[f]:s[f](r,t);return a}}var oh=new Intl.DateTimeFormat().resolvedOptions().timeZone;function ah(e,t){let s;return t=="UTC"||t=="Etc/UTC"?s=new Date(+e+e.getTimezoneOffset()*6e4):t==oh?s=e:(s=new Date(e.toLocaleString("en-US",{timeZone:t})),s.setMilliseconds(e.getMilliseconds())),s}var ba=e=>e%1==0,xl=[1,2,2.5,5],ch=Yn(10,-32,0,xl),$a=Yn(10,0,32,xl),uh=$a.filter(ba),Hs=ch.concat($a),Ki=`
`,wa="{YYYY}",No=Ki+wa,ya="{M}/{D}",Gn=Ki+ya,bl=Gn+"/{YY}",va="{aa}",hh="{h}:{mm}",fn=hh+va,Fo=Ki+fn,Bo=":{ss}",ft=null;function xa(e){let t=e*1e3,s=t*60,n=s*60,l=n*24,r=l*30,a=l*365,d=(e==1?Yn(10,0,3,xl).filter(ba):Yn(10,-3,0,xl)).concat([t,t*5,t*10,t*15,t*30,s,s*5,s*10,s*15,s*30,n,n*2,n*3,n*4,n*6,n*8,n*12,l,l*2,l*3,l*4,l*5,l*6,l*7,l*8,l*9,l*10,l*15,r,r*2,r*3,r*4,r*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),m=[[a,wa,ft,ft,ft,ft,ft,ft,1],[l*28,"{MMM}",No,ft,ft,ft,ft,ft,1],[l,ya,No,ft,ft,ft,ft,ft,1],[n,"{h}"+va,bl,ft,Gn,ft,ft,ft,1],[s,fn,bl,ft,Gn,ft,ft,ft,1],[t,Bo,bl+" "+fn,ft,Gn+" "+fn,ft,Fo,ft,1],[e,Bo+".{fff}",bl+" "+fn,ft,Gn+" "+fn,ft,Fo,ft,1]];function y(g){return(b,T,k,O,I,q)=>{let S=[],W=I>=a,M=I>=r&&I<a,Z=g(k),L=bt(Z*e,3),X=Mi(Z.getFullYear(),W?0:Z.getMonth(),M||W?1:Z.getDate()),K=bt(X*e,3);if(M||W){let st=M?I/r:0,Y=W?I/a:0,R=L==K?L:bt(Mi(X.getFullYear()+Y,X.getMonth()+st,1)*e,3),J=new Date(Ht(R/e)),H=J.getFullYear(),U=J.getMonth();for(let V=0;R<=O;V++){let lt=Mi(H+Y*V,U+st*V,1),B=lt-g(bt(lt*e,3));R=bt((+lt+B)*e,3),R<=O&&S.push(R)}}else{let st=I>=l?l:I,Y=pe(k)-pe(L),R=K+Y+_l(L-K,st);S.push(R);let J=g(R),H=J.getHours()+J.getMinutes()/s+J.getSeconds()/n,U=I/n,V=b.axes[T]._space,lt=q/V;for(;R=bt(R+I,e==1?0:3),!(R>O);)if(U>1){let B=pe(bt(H+U,6))%24,rt=g(R).getHours()-B;rt>1&&(rt=-1),R-=rt*n,H=(H+U)%24;let mt=S[S.length-1];bt((R-mt)/I,3)*lt>=.7&&S.push(R)}else S.push(R)}return S}}return[d,m,y]}var[dh,fh,mh]=xa(1),[ph,gh,bh]=xa(.001);Yn(2,-53,53,[1]);function Vo(e,t){return e.map(s=>s.map((n,l)=>l==0||l==8||n==null?n:t(l==1||s[8]==0?n:s[1]+n)))}function Io(e,t){return(s,n,l,r,a)=>{let f=t.find(k=>a>=k[0])||t[t.length-1],d,m,y,g,b,T;return n.map(k=>{let O=e(k),I=O.getFullYear(),q=O.getMonth(),S=O.getDate(),W=O.getHours(),M=O.getMinutes(),Z=O.getSeconds(),L=I!=d&&f[2]||q!=m&&f[3]||S!=y&&f[4]||W!=g&&f[5]||M!=b&&f[6]||Z!=T&&f[7]||f[1];return d=I,m=q,y=S,g=W,b=M,T=Z,L(O)})}}function $h(e,t){let s=Yi(t);return(n,l,r,a,f)=>l.map(d=>s(e(d)))}function Mi(e,t,s){return new Date(e,t,s)}function Wo(e,t){return t(e)}var wh="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function qo(e,t){return(s,n,l,r)=>r==null?Wi:t(e(n))}function yh(e,t){let s=e.series[t];return s.width?s.stroke(e,t):s.points.width?s.points.stroke(e,t):null}function vh(e,t){return e.series[t].fill(e,t)}var xh={show:!0,live:!0,isolate:!1,mount:Iu,markers:{show:!0,width:2,stroke:yh,fill:vh,dash:"solid"},idx:null,idxs:null,values:[]};function Th(e,t){let s=e.cursor.points,n=Me(),l=s.size(e,t);Tt(n,qn,l),Tt(n,zn,l);let r=l/-2;Tt(n,"marginLeft",r),Tt(n,"marginTop",r);let a=s.width(e,t,l);return a&&Tt(n,"borderWidth",a),n}function Ah(e,t){let s=e.series[t].points;return s._fill||s._stroke}function _h(e,t){let s=e.series[t].points;return s._stroke||s._fill}function Sh(e,t){return e.series[t].points.size}var Ri=[0,0];function kh(e,t,s){return Ri[0]=t,Ri[1]=s,Ri}function $l(e,t,s,n=!0){return l=>{l.button==0&&(!n||l.target==t)&&s(l)}}function Ci(e,t,s,n=!0){return l=>{(!n||l.target==t)&&s(l)}}var Mh={show:!0,x:!0,y:!0,lock:!1,move:kh,points:{one:!1,show:Th,size:Sh,width:0,stroke:_h,fill:Ah},bind:{mousedown:$l,mouseup:$l,click:$l,dblclick:$l,mousemove:Ci,mouseleave:Ci,mouseenter:Ci},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,t,s,n,l)=>n-l,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Ta={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},Qi=Dt({},Ta,{filter:ca}),Aa=Dt({},Qi,{size:10}),_a=Dt({},Ta,{show:!1}),Ji='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Sa="bold "+Ji,ka=1.5,zo={show:!0,scale:"x",stroke:Ii,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Sa,side:2,grid:Qi,ticks:Aa,border:_a,font:Ji,lineGap:ka,rotate:0},Rh="Value",Ch="Time",Go={show:!0,scale:"x",auto:!1,sorted:1,min:gt,max:-gt,idxs:[]};function Ph(e,t,s,n,l){return t.map(r=>r==null?"":Ui(r))}function Eh(e,t,s,n,l,r,a){let f=[],d=fs.get(l)||0;s=a?s:bt(_l(s,l),d);for(let m=s;m<=n;m=bt(m+l,d))f.push(Object.is(m,-0)?0:m);return f}function Hi(e,t,s,n,l,r,a){let f=[],d=e.scales[e.axes[t].scale].log,m=d==10?ss:ra,y=pe(m(s));l=pn(d,y),d==10&&(l=Hs[Ve(l,Hs)]);let g=s,b=l*d;d==10&&(b=Hs[Ve(b,Hs)]);do f.push(g),g=g+l,d==10&&!fs.has(g)&&(g=bt(g,fs.get(l))),g>=b&&(l=g,b=l*d,d==10&&(b=Hs[Ve(b,Hs)]));while(g<=n);return f}function Dh(e,t,s,n,l,r,a){let d=e.scales[e.axes[t].scale].asinh,m=n>d?Hi(e,t,se(d,s),n,l):[d],y=n>=0&&s<=0?[0]:[];return(s<-d?Hi(e,t,se(d,-n),-s,l):[d]).reverse().map(b=>-b).concat(y,m)}var Ma=/./,Lh=/[12357]/,Oh=/[125]/,Uo=/1/,Ni=(e,t,s,n)=>e.map((l,r)=>t==4&&l==0||r%n==0&&s.test(l.toExponential()[l<0?1:0])?l:null);function Hh(e,t,s,n,l){let r=e.axes[s],a=r.scale,f=e.scales[a],d=e.valToPos,m=r._space,y=d(10,a),g=d(9,a)-y>=m?Ma:d(7,a)-y>=m?Lh:d(5,a)-y>=m?Oh:Uo;if(g==Uo){let b=Nt(d(1,a)-y);if(b<m)return Ni(t.slice().reverse(),f.distr,g,Re(m/b)).reverse()}return Ni(t,f.distr,g,1)}function Nh(e,t,s,n,l){let r=e.axes[s],a=r.scale,f=r._space,d=e.valToPos,m=Nt(d(1,a)-d(2,a));return m<f?Ni(t.slice().reverse(),3,Ma,Re(f/m)).reverse():t}function Fh(e,t,s,n){return n==null?Wi:t==null?"":Ui(t)}var jo={show:!0,scale:"y",stroke:Ii,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Sa,side:3,grid:Qi,ticks:Aa,border:_a,font:Ji,lineGap:ka,rotate:0};function Bh(e,t){let s=3+(e||1)*2;return bt(s*t,3)}function Vh(e,t){let{scale:s,idxs:n}=e.series[0],l=e._data[0],r=e.valToPos(l[n[0]],s,!0),a=e.valToPos(l[n[1]],s,!0),f=Nt(a-r),d=e.series[t],m=f/(d.points.space*ht);return n[1]-n[0]<=m}var Yo={scale:null,auto:!0,sorted:0,min:gt,max:-gt},Ra=(e,t,s,n,l)=>l,Ko={show:!0,auto:!0,sorted:0,gaps:Ra,alpha:1,facets:[Dt({},Yo,{scale:"x"}),Dt({},Yo,{scale:"y"})]},Qo={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Ra,alpha:1,points:{show:Vh,filter:null},values:null,min:gt,max:-gt,idxs:[],path:null,clip:null};function Ih(e,t,s,n,l){return s/10}var Ca={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Wh=Dt({},Ca,{time:!1,ori:1}),Jo={};function Pa(e,t){let s=Jo[e];return s||(s={key:e,plots:[],sub(n){s.plots.push(n)},unsub(n){s.plots=s.plots.filter(l=>l!=n)},pub(n,l,r,a,f,d,m){for(let y=0;y<s.plots.length;y++)s.plots[y]!=l&&s.plots[y].pub(n,l,r,a,f,d,m)}},e!=null&&(Jo[e]=s)),s}var $n=1,Fi=2;function Vs(e,t,s){let n=e.mode,l=e.series[t],r=n==2?e._data[t]:e._data,a=e.scales,f=e.bbox,d=r[0],m=n==2?r[1]:r[t],y=n==2?a[l.facets[0].scale]:a[e.series[0].scale],g=n==2?a[l.facets[1].scale]:a[l.scale],b=f.left,T=f.top,k=f.width,O=f.height,I=e.valToPosH,q=e.valToPosV;return y.ori==0?s(l,d,m,y,g,I,q,b,T,k,O,Ml,yn,Cl,Da,Oa):s(l,d,m,y,g,q,I,T,b,O,k,Rl,vn,tr,La,Ha)}function Zi(e,t){let s=0,n=0,l=ct(e.bands,ji);for(let r=0;r<l.length;r++){let a=l[r];a.series[0]==t?s=a.dir:a.series[1]==t&&(a.dir==1?n|=1:n|=2)}return[s,n==1?-1:n==2?1:n==3?2:0]}function qh(e,t,s,n,l){let r=e.mode,a=e.series[t],f=r==2?a.facets[1].scale:a.scale,d=e.scales[f];return l==-1?d.min:l==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function ns(e,t,s,n,l,r){return Vs(e,t,(a,f,d,m,y,g,b,T,k,O,I)=>{let q=a.pxRound,S=m.dir*(m.ori==0?1:-1),W=m.ori==0?yn:vn,M,Z;S==1?(M=s,Z=n):(M=n,Z=s);let L=q(g(f[M],m,O,T)),X=q(b(d[M],y,I,k)),K=q(g(f[Z],m,O,T)),st=q(b(r==1?y.max:y.min,y,I,k)),Y=new Path2D(l);return W(Y,K,st),W(Y,L,st),W(Y,L,X),Y})}function kl(e,t,s,n,l,r){let a=null;if(e.length>0){a=new Path2D;let f=t==0?Cl:tr,d=s;for(let g=0;g<e.length;g++){let b=e[g];if(b[1]>b[0]){let T=b[0]-d;T>0&&f(a,d,n,T,n+r),d=b[1]}}let m=s+l-d,y=10;m>0&&f(a,d,n-y/2,m,n+r+y)}return a}function zh(e,t,s){let n=e[e.length-1];n&&n[0]==t?n[1]=s:e.push([t,s])}function Xi(e,t,s,n,l,r,a){let f=[],d=e.length;for(let m=l==1?s:n;m>=s&&m<=n;m+=l)if(t[m]===null){let g=m,b=m;if(l==1)for(;++m<=n&&t[m]===null;)b=m;else for(;--m>=s&&t[m]===null;)b=m;let T=r(e[g]),k=b==g?T:r(e[b]),O=g-l;T=a<=0&&O>=0&&O<d?r(e[O]):T;let q=b+l;k=a>=0&&q>=0&&q<d?r(e[q]):k,k>=T&&f.push([T,k])}return f}function Zo(e){return e==0?aa:e==1?Ht:t=>Os(t,e)}function Ea(e){let t=e==0?Ml:Rl,s=e==0?(l,r,a,f,d,m)=>{l.arcTo(r,a,f,d,m)}:(l,r,a,f,d,m)=>{l.arcTo(a,r,d,f,m)},n=e==0?(l,r,a,f,d)=>{l.rect(r,a,f,d)}:(l,r,a,f,d)=>{l.rect(a,r,d,f)};return(l,r,a,f,d,m=0,y=0)=>{m==0&&y==0?n(l,r,a,f,d):(m=Ie(m,f/2,d/2),y=Ie(y,f/2,d/2),t(l,r+m,a),s(l,r+f,a,r+f,a+d,m),s(l,r+f,a+d,r,a+d,y),s(l,r,a+d,r,a,y),s(l,r,a,r+f,a,m),l.closePath())}}var Ml=(e,t,s)=>{e.moveTo(t,s)},Rl=(e,t,s)=>{e.moveTo(s,t)},yn=(e,t,s)=>{e.lineTo(t,s)},vn=(e,t,s)=>{e.lineTo(s,t)},Cl=Ea(0),tr=Ea(1),Da=(e,t,s,n,l,r)=>{e.arc(t,s,n,l,r)},La=(e,t,s,n,l,r)=>{e.arc(s,t,n,l,r)},Oa=(e,t,s,n,l,r,a)=>{e.bezierCurveTo(t,s,n,l,r,a)},Ha=(e,t,s,n,l,r,a)=>{e.bezierCurveTo(s,t,l,n,a,r)};function Na(e){return(t,s,n,l,r)=>Vs(t,s,(a,f,d,m,y,g,b,T,k,O,I)=>{let{pxRound:q,points:S}=a,W,M;m.ori==0?(W=Ml,M=Da):(W=Rl,M=La);let Z=bt(S.width*ht,3),L=(S.size-S.width)/2*ht,X=bt(L*2,3),K=new Path2D,st=new Path2D,{left:Y,top:R,width:J,height:H}=t.bbox;Cl(st,Y-X,R-X,J+X*2,H+X*2);let U=V=>{if(d[V]!=null){let lt=q(g(f[V],m,O,T)),B=q(b(d[V],y,I,k));W(K,lt+L,B),M(K,lt,B,L,0,wl*2)}};if(r)r.forEach(U);else for(let V=n;V<=l;V++)U(V);return{stroke:Z>0?K:null,fill:K,clip:st,flags:$n|Fi}})}function Fa(e){return(t,s,n,l,r,a)=>{n!=l&&(r!=n&&a!=n&&e(t,s,n),r!=l&&a!=l&&e(t,s,l),e(t,s,a))}}var Gh=Fa(yn),Uh=Fa(vn);function Ba(e){let t=ct(e?.alignGaps,0);return(s,n,l,r)=>Vs(s,n,(a,f,d,m,y,g,b,T,k,O,I)=>{[l,r]=Tl(d,l,r);let q=a.pxRound,S=H=>q(g(H,m,O,T)),W=H=>q(b(H,y,I,k)),M,Z;m.ori==0?(M=yn,Z=Gh):(M=vn,Z=Uh);let L=m.dir*(m.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:$n},K=X.stroke,st=!1;if(r-l>=O*4){let H=N=>s.posToVal(N,m.key,!0),U=null,V=null,lt,B,ne,At=S(f[L==1?l:r]),rt=S(f[l]),mt=S(f[r]),tt=H(L==1?rt+1:mt-1);for(let N=L==1?l:r;N>=l&&N<=r;N+=L){let Lt=f[N],_t=(L==1?Lt<tt:Lt>tt)?At:S(Lt),dt=d[N];_t==At?dt!=null?(B=dt,U==null?(M(K,_t,W(B)),lt=U=V=B):B<U?U=B:B>V&&(V=B)):dt===null&&(st=!0):(U!=null&&Z(K,At,W(U),W(V),W(lt),W(B)),dt!=null?(B=dt,M(K,_t,W(B)),U=V=lt=B):(U=V=null,dt===null&&(st=!0)),At=_t,tt=H(At+L))}U!=null&&U!=V&&ne!=At&&Z(K,At,W(U),W(V),W(lt),W(B))}else for(let H=L==1?l:r;H>=l&&H<=r;H+=L){let U=d[H];U===null?st=!0:U!=null&&M(K,S(f[H]),W(U))}let[R,J]=Zi(s,n);if(a.fill!=null||R!=0){let H=X.fill=new Path2D(K),U=a.fillTo(s,n,a.min,a.max,R),V=W(U),lt=S(f[l]),B=S(f[r]);L==-1&&([B,lt]=[lt,B]),M(H,B,V),M(H,lt,V)}if(!a.spanGaps){let H=[];st&&H.push(...Xi(f,d,l,r,L,S,t)),X.gaps=H=a.gaps(s,n,l,r,H),X.clip=kl(H,m.ori,T,k,O,I)}return J!=0&&(X.band=J==2?[ns(s,n,l,r,K,-1),ns(s,n,l,r,K,1)]:ns(s,n,l,r,K,J)),X})}function jh(e){let t=ct(e.align,1),s=ct(e.ascDesc,!1),n=ct(e.alignGaps,0),l=ct(e.extend,!1);return(r,a,f,d)=>Vs(r,a,(m,y,g,b,T,k,O,I,q,S,W)=>{[f,d]=Tl(g,f,d);let M=m.pxRound,{left:Z,width:L}=r.bbox,X=rt=>M(k(rt,b,S,I)),K=rt=>M(O(rt,T,W,q)),st=b.ori==0?yn:vn,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:$n},R=Y.stroke,J=b.dir*(b.ori==0?1:-1),H=K(g[J==1?f:d]),U=X(y[J==1?f:d]),V=U,lt=U;l&&t==-1&&(lt=Z,st(R,lt,H)),st(R,U,H);for(let rt=J==1?f:d;rt>=f&&rt<=d;rt+=J){let mt=g[rt];if(mt==null)continue;let tt=X(y[rt]),N=K(mt);t==1?st(R,tt,H):st(R,V,N),st(R,tt,N),H=N,V=tt}let B=V;l&&t==1&&(B=Z+L,st(R,B,H));let[ne,At]=Zi(r,a);if(m.fill!=null||ne!=0){let rt=Y.fill=new Path2D(R),mt=m.fillTo(r,a,m.min,m.max,ne),tt=K(mt);st(rt,B,tt),st(rt,lt,tt)}if(!m.spanGaps){let rt=[];rt.push(...Xi(y,g,f,d,J,X,n));let mt=m.width*ht/2,tt=s||t==1?mt:-mt,N=s||t==-1?-mt:mt;rt.forEach(Lt=>{Lt[0]+=tt,Lt[1]+=N}),Y.gaps=rt=m.gaps(r,a,f,d,rt),Y.clip=kl(rt,b.ori,I,q,S,W)}return At!=0&&(Y.band=At==2?[ns(r,a,f,d,R,-1),ns(r,a,f,d,R,1)]:ns(r,a,f,d,R,At)),Y})}function Xo(e,t,s,n,l,r,a=gt){if(e.length>1){let f=null;for(let d=0,m=1/0;d<e.length;d++)if(t[d]!==void 0){if(f!=null){let y=Nt(e[d]-e[f]);y<m&&(m=y,a=Nt(s(e[d],n,l,r)-s(e[f],n,l,r)))}f=d}}return a}function Yh(e){e=e||jn;let t=ct(e.size,[.6,gt,1]),s=e.align||0,n=e.gap||0,l=e.radius;l=l==null?[0,0]:typeof l=="number"?[l,0]:l;let r=nt(l),a=1-t[0],f=ct(t[1],gt),d=ct(t[2],1),m=ct(e.disp,jn),y=ct(e.each,T=>{}),{fill:g,stroke:b}=m;return(T,k,O,I)=>Vs(T,k,(q,S,W,M,Z,L,X,K,st,Y,R)=>{let J=q.pxRound,H=s,U=n*ht,V=f*ht,lt=d*ht,B,ne;M.ori==0?[B,ne]=r(T,k):[ne,B]=r(T,k);let At=M.dir*(M.ori==0?1:-1),rt=M.ori==0?Cl:tr,mt=M.ori==0?y:(E,$t,Ot,zs,vs,qe,xs)=>{y(E,$t,Ot,vs,zs,xs,qe)},tt=ct(T.bands,ji).find(E=>E.series[0]==k),N=tt!=null?tt.dir:0,Lt=q.fillTo(T,k,q.min,q.max,N),Jt=J(X(Lt,Z,R,st)),_t,dt,Pe,ae=Y,kt=J(q.width*ht),We=!1,Ze=null,we=null,ls=null,Is=null;g!=null&&(kt==0||b!=null)&&(We=!0,Ze=g.values(T,k,O,I),we=new Map,new Set(Ze).forEach(E=>{E!=null&&we.set(E,new Path2D)}),kt>0&&(ls=b.values(T,k,O,I),Is=new Map,new Set(ls).forEach(E=>{E!=null&&Is.set(E,new Path2D)})));let{x0:Ws,size:Sn}=m;if(Ws!=null&&Sn!=null){H=1,S=Ws.values(T,k,O,I),Ws.unit==2&&(S=S.map(Ot=>T.posToVal(K+Ot*Y,M.key,!0)));let E=Sn.values(T,k,O,I);Sn.unit==2?dt=E[0]*Y:dt=L(E[0],M,Y,K)-L(0,M,Y,K),ae=Xo(S,W,L,M,Y,K,ae),Pe=ae-dt+U}else ae=Xo(S,W,L,M,Y,K,ae),Pe=ae*a+U,dt=ae-Pe;Pe<1&&(Pe=0),kt>=dt/2&&(kt=0),Pe<5&&(J=aa);let Qn=Pe>0,ws=ae-Pe-(Qn?kt:0);dt=J(Oi(ws,lt,V)),_t=(H==0?dt/2:H==At?0:dt)-H*At*((H==0?U/2:0)+(Qn?kt/2:0));let Zt={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},qs=We?null:new Path2D,Xe=null;if(tt!=null)Xe=T.data[tt.series[1]];else{let{y0:E,y1:$t}=m;E!=null&&$t!=null&&(W=$t.values(T,k,O,I),Xe=E.values(T,k,O,I))}let ys=B*dt,Q=ne*dt;for(let E=At==1?O:I;E>=O&&E<=I;E+=At){let $t=W[E];if($t==null)continue;if(Xe!=null){let le=Xe[E]??0;if($t-le==0)continue;Jt=X(le,Z,R,st)}let Ot=M.distr!=2||m!=null?S[E]:E,zs=L(Ot,M,Y,K),vs=X(ct($t,Lt),Z,R,st),qe=J(zs-_t),xs=J(se(vs,Jt)),ce=J(Ie(vs,Jt)),ye=xs-ce;if($t!=null){let le=$t<0?Q:ys,Ee=$t<0?ys:Q;We?(kt>0&&ls[E]!=null&&rt(Is.get(ls[E]),qe,ce+pe(kt/2),dt,se(0,ye-kt),le,Ee),Ze[E]!=null&&rt(we.get(Ze[E]),qe,ce+pe(kt/2),dt,se(0,ye-kt),le,Ee)):rt(qs,qe,ce+pe(kt/2),dt,se(0,ye-kt),le,Ee),mt(T,k,E,qe-kt/2,ce,dt+kt,ye)}}return kt>0?Zt.stroke=We?Is:qs:We||(Zt._fill=q.width==0?q._fill:q._stroke??q._fill,Zt.width=0),Zt.fill=We?we:qs,Zt})}function Kh(e,t){let s=ct(t?.alignGaps,0);return(n,l,r,a)=>Vs(n,l,(f,d,m,y,g,b,T,k,O,I,q)=>{[r,a]=Tl(m,r,a);let S=f.pxRound,W=B=>S(b(B,y,I,k)),M=B=>S(T(B,g,q,O)),Z,L,X;y.ori==0?(Z=Ml,X=yn,L=Oa):(Z=Rl,X=vn,L=Ha);let K=y.dir*(y.ori==0?1:-1),st=W(d[K==1?r:a]),Y=st,R=[],J=[];for(let B=K==1?r:a;B>=r&&B<=a;B+=K)if(m[B]!=null){let At=d[B],rt=W(At);R.push(Y=rt),J.push(M(m[B]))}let H={stroke:e(R,J,Z,X,L,S),fill:null,clip:null,band:null,gaps:null,flags:$n},U=H.stroke,[V,lt]=Zi(n,l);if(f.fill!=null||V!=0){let B=H.fill=new Path2D(U),ne=f.fillTo(n,l,f.min,f.max,V),At=M(ne);X(B,Y,At),X(B,st,At)}if(!f.spanGaps){let B=[];B.push(...Xi(d,m,r,a,K,W,s)),H.gaps=B=f.gaps(n,l,r,a,B),H.clip=kl(B,y.ori,k,O,I,q)}return lt!=0&&(H.band=lt==2?[ns(n,l,r,a,U,-1),ns(n,l,r,a,U,1)]:ns(n,l,r,a,U,lt)),H})}function Qh(e){return Kh(Jh,e)}function Jh(e,t,s,n,l,r){let a=e.length;if(a<2)return null;let f=new Path2D;if(s(f,e[0],t[0]),a==2)n(f,e[1],t[1]);else{let d=Array(a),m=Array(a-1),y=Array(a-1),g=Array(a-1);for(let b=0;b<a-1;b++)y[b]=t[b+1]-t[b],g[b]=e[b+1]-e[b],m[b]=y[b]/g[b];d[0]=m[0];for(let b=1;b<a-1;b++)m[b]===0||m[b-1]===0||m[b-1]>0!=m[b]>0?d[b]=0:(d[b]=3*(g[b-1]+g[b])/((2*g[b]+g[b-1])/m[b-1]+(g[b]+2*g[b-1])/m[b]),isFinite(d[b])||(d[b]=0));d[a-1]=m[a-2];for(let b=0;b<a-1;b++)l(f,e[b]+g[b]/3,t[b]+d[b]*g[b]/3,e[b+1]-g[b]/3,t[b+1]-d[b+1]*g[b]/3,e[b+1],t[b+1])}return f}var Bi=new Set;function ta(){for(let e of Bi)e.syncRect(!0)}wn&&(Fs(Pu,mn,ta),Fs(Eu,mn,ta,!0),Fs(yl,mn,()=>{Yt.pxRatio=ht}));var Zh=Ba(),Xh=Na();function ea(e,t,s,n){return(n?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((r,a)=>Vi(r,a,t,s))}function td(e,t){return e.map((s,n)=>n==0?{}:Dt({},t,s))}function Vi(e,t,s,n){return Dt({},t==0?s:n,e)}function Va(e,t,s){return t==null?gn:[t,s]}var ed=Va;function sd(e,t,s){return t==null?gn:vl(t,s,Gi,!0)}function Ia(e,t,s,n){return t==null?gn:Al(t,s,e.scales[n].log,!1)}var nd=Ia;function Wa(e,t,s,n){return t==null?gn:zi(t,s,e.scales[n].log,!1)}var ld=Wa;function id(e,t,s,n,l){let r=se(Do(e),Do(t)),a=t-e,f=Ve(l/n*a,s);do{let d=s[f],m=n*d/a;if(m>=l&&r+(d<5?fs.get(d):0)<=17)return[d,m]}while(++f<s.length);return[0,0]}function sa(e){let t,s;return e=e.replace(/(\d+)px/,(n,l)=>(t=Ht((s=+l)*ht))+"px"),[e,t,s]}function rd(e){e.show&&[e.font,e.labelFont].forEach(t=>{let s=bt(t[2]*ht,1);t[0]=t[0].replace(/[0-9.]+px/,s+"px"),t[1]=s})}function Yt(e,t,s){let n={mode:ct(e.mode,1)},l=n.mode;function r(i,o,u,h){let p=o.valToPct(i);return h+u*(o.dir==-1?1-p:p)}function a(i,o,u,h){let p=o.valToPct(i);return h+u*(o.dir==-1?p:1-p)}function f(i,o,u,h){return o.ori==0?r(i,o,u,h):a(i,o,u,h)}n.valToPosH=r,n.valToPosV=a;let d=!1;n.status=0;let m=n.root=Me(fu);if(e.id!=null&&(m.id=e.id),me(m,e.class),e.title){let i=Me(gu,m);i.textContent=e.title}let y=Be("canvas"),g=n.ctx=y.getContext("2d"),b=Me(bu,m);Fs("click",b,i=>{i.target===k&&(wt!=en||St!=sn)&&Ut.click(n,i)},!0);let T=n.under=Me($u,b);b.appendChild(y);let k=n.over=Me(wu,b);e=bn(e);let O=+ct(e.pxAlign,1),I=Zo(O);(e.plugins||[]).forEach(i=>{i.opts&&(e=i.opts(n,e)||e)});let q=e.ms||.001,S=n.series=l==1?ea(e.series||[],Go,Qo,!1):td(e.series||[null],Ko),W=n.axes=ea(e.axes||[],zo,jo,!0),M=n.scales={},Z=n.bands=e.bands||[];Z.forEach(i=>{i.fill=nt(i.fill||null),i.dir=ct(i.dir,-1)});let L=l==2?S[1].facets[0].scale:S[0].scale,X={axes:Ac,series:wc},K=(e.drawOrder||["axes","series"]).map(i=>X[i]);function st(i){let o=i.distr==3?u=>ss(u>0?u:i.clamp(n,u,i.min,i.max,i.key)):i.distr==4?u=>ki(u,i.asinh):i.distr==100?u=>i.fwd(u):u=>u;return u=>{let h=o(u),{_min:p,_max:$}=i,v=$-p;return(h-p)/v}}function Y(i){let o=M[i];if(o==null){let u=(e.scales||jn)[i]||jn;if(u.from!=null){Y(u.from);let h=Dt({},M[u.from],u,{key:i});h.valToPct=st(h),M[i]=h}else{o=M[i]=Dt({},i==L?Ca:Wh,u),o.key=i;let h=o.time,p=o.range,$=ds(p);if((i!=L||l==2&&!h)&&($&&(p[0]==null||p[1]==null)&&(p={min:p[0]==null?Co:{mode:1,hard:p[0],soft:p[0]},max:p[1]==null?Co:{mode:1,hard:p[1],soft:p[1]}},$=!1),!$&&Sl(p))){let v=p;p=(x,A,C)=>A==null?gn:vl(A,C,v)}o.range=nt(p||(h?ed:i==L?o.distr==3?nd:o.distr==4?ld:Va:o.distr==3?Ia:o.distr==4?Wa:sd)),o.auto=nt($?!1:o.auto),o.clamp=nt(o.clamp||Ih),o._min=o._max=null,o.valToPct=st(o)}}}Y("x"),Y("y"),l==1&&S.forEach(i=>{Y(i.scale)}),W.forEach(i=>{Y(i.scale)});for(let i in e.scales)Y(i);let R=M[L],J=R.distr,H,U;R.ori==0?(me(m,mu),H=r,U=a):(me(m,pu),H=a,U=r);let V={};for(let i in M){let o=M[i];(o.min!=null||o.max!=null)&&(V[i]={min:o.min,max:o.max},o.min=o.max=null)}let lt=e.tzDate||(i=>new Date(Ht(i/q))),B=e.fmtDate||Yi,ne=q==1?mh(lt):bh(lt),At=Io(lt,Vo(q==1?fh:gh,B)),rt=qo(lt,Wo(wh,B)),mt=[],tt=n.legend=Dt({},xh,e.legend),N=n.cursor=Dt({},Mh,{drag:{y:l==2}},e.cursor),Lt=tt.show,Jt=N.show,_t=tt.markers;tt.idxs=mt,_t.width=nt(_t.width),_t.dash=nt(_t.dash),_t.stroke=nt(_t.stroke),_t.fill=nt(_t.fill);let dt,Pe,ae,kt=[],We=[],Ze,we=!1,ls={};if(tt.live){let i=S[1]?S[1].values:null;we=i!=null,Ze=we?i(n,1,0):{_:0};for(let o in Ze)ls[o]=Wi}if(Lt)if(dt=Be("table",_u,m),ae=Be("tbody",null,dt),tt.mount(n,dt),we){Pe=Be("thead",null,dt,ae);let i=Be("tr",null,Pe);Be("th",null,i);for(var Is in Ze)Be("th",bo,i).textContent=Is}else me(dt,ku),tt.live&&me(dt,Su);let Ws={show:!0},Sn={show:!1};function Qn(i,o){if(o==0&&(we||!tt.live||l==2))return gn;let u=[],h=Be("tr",Mu,ae,ae.childNodes[o]);me(h,i.class),i.show||me(h,Ns);let p=Be("th",null,h);if(_t.show){let x=Me(Ru,p);if(o>0){let A=_t.width(n,o);A&&(x.style.border=A+"px "+_t.dash(n,o)+" "+_t.stroke(n,o)),x.style.background=_t.fill(n,o)}}let $=Me(bo,p);i.label instanceof HTMLElement?$.appendChild(i.label):$.textContent=i.label,o>0&&(_t.show||($.style.color=i.width>0?_t.stroke(n,o):_t.fill(n,o)),Zt("click",p,x=>{if(N._lock)return;As(x);let A=S.indexOf(i);if((x.ctrlKey||x.metaKey)!=tt.isolate){let C=S.some((P,D)=>D>0&&D!=A&&P.show);S.forEach((P,D)=>{D>0&&Ge(D,C?D==A?Ws:Sn:Ws,!0,Pt.setSeries)})}else Ge(A,{show:!i.show},!0,Pt.setSeries)},!1),Us&&Zt(vo,p,x=>{N._lock||(As(x),Ge(S.indexOf(i),ln,!0,Pt.setSeries))},!1));for(var v in Ze){let x=Be("td",Cu,h);x.textContent="--",u.push(x)}return[h,u]}let ws=new Map;function Zt(i,o,u,h=!0){let p=ws.get(o)||{},$=N.bind[i](n,o,u,h);$&&(Fs(i,o,p[i]=$),ws.set(o,p))}function qs(i,o,u){let h=ws.get(o)||{};for(let p in h)(i==null||p==i)&&(Li(p,o,h[p]),delete h[p]);i==null&&ws.delete(o)}let Xe=0,ys=0,Q=0,E=0,$t=0,Ot=0,zs=$t,vs=Ot,qe=Q,xs=E,ce=0,ye=0,le=0,Ee=0;n.bbox={};let Ul=!1,Jn=!1,Gs=!1,Ts=!1,Zn=!1,ve=!1;function jl(i,o,u){(u||i!=n.width||o!=n.height)&&fr(i,o),Js(!1),Gs=!0,Jn=!0,Zs()}function fr(i,o){n.width=Xe=Q=i,n.height=ys=E=o,$t=Ot=0,dc(),fc();let u=n.bbox;ce=u.left=Os($t*ht,.5),ye=u.top=Os(Ot*ht,.5),le=u.width=Os(Q*ht,.5),Ee=u.height=Os(E*ht,.5)}let cc=3;function uc(){let i=!1,o=0;for(;!i;){o++;let u=xc(o),h=Tc(o);i=o==cc||u&&h,i||(fr(n.width,n.height),Jn=!0)}}function hc({width:i,height:o}){jl(i,o)}n.setSize=hc;function dc(){let i=!1,o=!1,u=!1,h=!1;W.forEach((p,$)=>{if(p.show&&p._show){let{side:v,_size:x}=p,A=v%2,C=p.label!=null?p.labelSize:0,P=x+C;P>0&&(A?(Q-=P,v==3?($t+=P,h=!0):u=!0):(E-=P,v==0?(Ot+=P,i=!0):o=!0))}}),_s[0]=i,_s[1]=u,_s[2]=o,_s[3]=h,Q-=is[1]+is[3],$t+=is[3],E-=is[2]+is[0],Ot+=is[0]}function fc(){let i=$t+Q,o=Ot+E,u=$t,h=Ot;function p($,v){switch($){case 1:return i+=v,i-v;case 2:return o+=v,o-v;case 3:return u-=v,u+v;case 0:return h-=v,h+v}}W.forEach(($,v)=>{if($.show&&$._show){let x=$.side;$._pos=p(x,$._size),$.label!=null&&($._lpos=p(x,$.labelSize))}})}if(N.dataIdx==null){let i=N.hover,o=i.skip=new Set(i.skip??[]);o.add(void 0);let u=i.prox=nt(i.prox),h=i.bias??=0;N.dataIdx=(p,$,v,x)=>{if($==0)return v;let A=v,C=u(p,$,v,x)??gt,P=C>=0&&C<gt,D=R.ori==0?Q:E,j=N.left,ut=t[0],ot=t[$];if(o.has(ot[v])){A=null;let et=null,z=null,F;if(h==0||h==-1)for(F=v;et==null&&F-- >0;)o.has(ot[F])||(et=F);if(h==0||h==1)for(F=v;z==null&&F++<ot.length;)o.has(ot[F])||(z=F);if(et!=null||z!=null)if(P){let vt=et==null?-1/0:H(ut[et],R,D,0),Mt=z==null?1/0:H(ut[z],R,D,0),qt=j-vt,pt=Mt-j;qt<=pt?qt<=C&&(A=et):pt<=C&&(A=z)}else A=z==null?et:et==null?z:v-et<=z-v?et:z}else P&&Nt(j-H(ut[v],R,D,0))>C&&(A=null);return A}}let As=i=>{N.event=i};N.idxs=mt,N._lock=!1;let Qt=N.points;Qt.show=nt(Qt.show),Qt.size=nt(Qt.size),Qt.stroke=nt(Qt.stroke),Qt.width=nt(Qt.width),Qt.fill=nt(Qt.fill);let ze=n.focus=Dt({},e.focus||{alpha:.3},N.focus),Us=ze.prox>=0,js=Us&&Qt.one,xe=[],Ys=[],Ks=[];function mr(i,o){let u=Qt.show(n,o);if(u instanceof HTMLElement)return me(u,Au),me(u,i.class),Ke(u,-10,-10,Q,E),k.insertBefore(u,xe[o]),u}function pr(i,o){if(l==1||o>0){let u=l==1&&M[i.scale].time,h=i.value;i.value=u?Ho(h)?qo(lt,Wo(h,B)):h||rt:h||Fh,i.label=i.label||(u?Ch:Rh)}if(js||o>0){i.width=i.width==null?1:i.width,i.paths=i.paths||Zh||Wu,i.fillTo=nt(i.fillTo||qh),i.pxAlign=+ct(i.pxAlign,O),i.pxRound=Zo(i.pxAlign),i.stroke=nt(i.stroke||null),i.fill=nt(i.fill||null),i._stroke=i._fill=i._paths=i._focus=null;let u=Bh(se(1,i.width),1),h=i.points=Dt({},{size:u,width:se(1,u*.2),stroke:i.stroke,space:u*2,paths:Xh,_stroke:null,_fill:null},i.points);h.show=nt(h.show),h.filter=nt(h.filter),h.fill=nt(h.fill),h.stroke=nt(h.stroke),h.paths=nt(h.paths),h.pxAlign=i.pxAlign}if(Lt){let u=Qn(i,o);kt.splice(o,0,u[0]),We.splice(o,0,u[1]),tt.values.push(null)}if(Jt){mt.splice(o,0,null);let u=null;js?o==0&&(u=mr(i,o)):o>0&&(u=mr(i,o)),xe.splice(o,0,u),Ys.splice(o,0,0),Ks.splice(o,0,0)}Wt("addSeries",o)}function mc(i,o){o=o??S.length,i=l==1?Vi(i,o,Go,Qo):Vi(i,o,{},Ko),S.splice(o,0,i),pr(S[o],o)}n.addSeries=mc;function pc(i){if(S.splice(i,1),Lt){tt.values.splice(i,1),We.splice(i,1);let o=kt.splice(i,1)[0];qs(null,o.firstChild),o.remove()}Jt&&(mt.splice(i,1),xe.splice(i,1)[0].remove(),Ys.splice(i,1),Ks.splice(i,1)),Wt("delSeries",i)}n.delSeries=pc;let _s=[!1,!1,!1,!1];function gc(i,o){if(i._show=i.show,i.show){let u=i.side%2,h=M[i.scale];h==null&&(i.scale=u?S[1].scale:L,h=M[i.scale]);let p=h.time;i.size=nt(i.size),i.space=nt(i.space),i.rotate=nt(i.rotate),ds(i.incrs)&&i.incrs.forEach(v=>{!fs.has(v)&&fs.set(v,ha(v))}),i.incrs=nt(i.incrs||(h.distr==2?uh:p?q==1?dh:ph:Hs)),i.splits=nt(i.splits||(p&&h.distr==1?ne:h.distr==3?Hi:h.distr==4?Dh:Eh)),i.stroke=nt(i.stroke),i.grid.stroke=nt(i.grid.stroke),i.ticks.stroke=nt(i.ticks.stroke),i.border.stroke=nt(i.border.stroke);let $=i.values;i.values=ds($)&&!ds($[0])?nt($):p?ds($)?Io(lt,Vo($,B)):Ho($)?$h(lt,$):$||At:$||Ph,i.filter=nt(i.filter||(h.distr>=3&&h.log==10?Hh:h.distr==3&&h.log==2?Nh:ca)),i.font=sa(i.font),i.labelFont=sa(i.labelFont),i._size=i.size(n,null,o,0),i._space=i._rotate=i._incrs=i._found=i._splits=i._values=null,i._size>0&&(_s[o]=!0,i._el=Me(yu,b))}}function kn(i,o,u,h){let[p,$,v,x]=u,A=o%2,C=0;return A==0&&(x||$)&&(C=o==0&&!p||o==2&&!v?Ht(zo.size/3):0),A==1&&(p||v)&&(C=o==1&&!$||o==3&&!x?Ht(jo.size/2):0),C}let gr=n.padding=(e.padding||[kn,kn,kn,kn]).map(i=>nt(ct(i,kn))),is=n._padding=gr.map((i,o)=>i(n,o,_s,0)),Gt,Ft=null,Bt=null,Xn=l==1?S[0].idxs:null,De=null,Mn=!1;function br(i,o){if(t=i??[],n.data=n._data=t,l==2){Gt=0;for(let u=1;u<S.length;u++)Gt+=t[u][0].length}else{t.length==0&&(n.data=n._data=t=[[]]),De=t[0],Gt=De.length;let u=t;if(J==2){u=t.slice();let h=u[0]=Array(Gt);for(let p=0;p<Gt;p++)h[p]=p}n._data=t=u}if(Js(!0),Wt("setData"),J==2&&(Gs=!0),o!==!1){let u=R;u.auto(n,Mn)?Yl():os(L,u.min,u.max),Ts=Ts||N.left>=0,ve=!0,Zs()}}n.setData=br;function Yl(){Mn=!0;let i,o;l==1&&(Gt>0?(Ft=Xn[0]=0,Bt=Xn[1]=Gt-1,i=t[0][Ft],o=t[0][Bt],J==2?(i=Ft,o=Bt):i==o&&(J==3?[i,o]=Al(i,i,R.log,!1):J==4?[i,o]=zi(i,i,R.log,!1):R.time?o=i+Ht(86400/q):[i,o]=vl(i,o,Gi,!0))):(Ft=Xn[0]=i=null,Bt=Xn[1]=o=null)),os(L,i,o)}let tl,Qs,Kl,Ql,Jl,Zl,Xl,ti,ei,ie;function $r(i,o,u,h,p,$){i??=wo,u??=ji,h??="butt",p??=wo,$??="round",i!=tl&&(g.strokeStyle=tl=i),p!=Qs&&(g.fillStyle=Qs=p),o!=Kl&&(g.lineWidth=Kl=o),$!=Jl&&(g.lineJoin=Jl=$),h!=Zl&&(g.lineCap=Zl=h),u!=Ql&&g.setLineDash(Ql=u)}function wr(i,o,u,h){o!=Qs&&(g.fillStyle=Qs=o),i!=Xl&&(g.font=Xl=i),u!=ti&&(g.textAlign=ti=u),h!=ei&&(g.textBaseline=ei=h)}function si(i,o,u,h,p=0){if(h.length>0&&i.auto(n,Mn)&&(o==null||o.min==null)){let $=ct(Ft,0),v=ct(Bt,h.length-1),x=u.min==null?Hu(h,$,v,p,i.distr==3):[u.min,u.max];i.min=Ie(i.min,u.min=x[0]),i.max=se(i.max,u.max=x[1])}}let yr={min:null,max:null};function bc(){for(let h in M){let p=M[h];V[h]==null&&(p.min==null||V[L]!=null&&p.auto(n,Mn))&&(V[h]=yr)}for(let h in M){let p=M[h];V[h]==null&&p.from!=null&&V[p.from]!=null&&(V[h]=yr)}V[L]!=null&&Js(!0);let i={};for(let h in V){let p=V[h];if(p!=null){let $=i[h]=bn(M[h],Gu);if(p.min!=null)Dt($,p);else if(h!=L||l==2)if(Gt==0&&$.from==null){let v=$.range(n,null,null,h);$.min=v[0],$.max=v[1]}else $.min=gt,$.max=-gt}}if(Gt>0){S.forEach((h,p)=>{if(l==1){let $=h.scale,v=V[$];if(v==null)return;let x=i[$];if(p==0){let A=x.range(n,x.min,x.max,$);x.min=A[0],x.max=A[1],Ft=Ve(x.min,t[0]),Bt=Ve(x.max,t[0]),Bt-Ft>1&&(t[0][Ft]<x.min&&Ft++,t[0][Bt]>x.max&&Bt--),h.min=De[Ft],h.max=De[Bt]}else h.show&&h.auto&&si(x,v,h,t[p],h.sorted);h.idxs[0]=Ft,h.idxs[1]=Bt}else if(p>0&&h.show&&h.auto){let[$,v]=h.facets,x=$.scale,A=v.scale,[C,P]=t[p],D=i[x],j=i[A];D!=null&&si(D,V[x],$,C,$.sorted),j!=null&&si(j,V[A],v,P,v.sorted),h.min=v.min,h.max=v.max}});for(let h in i){let p=i[h],$=V[h];if(p.from==null&&($==null||$.min==null)){let v=p.range(n,p.min==gt?null:p.min,p.max==-gt?null:p.max,h);p.min=v[0],p.max=v[1]}}}for(let h in i){let p=i[h];if(p.from!=null){let $=i[p.from];if($.min==null)p.min=p.max=null;else{let v=p.range(n,$.min,$.max,h);p.min=v[0],p.max=v[1]}}}let o={},u=!1;for(let h in i){let p=i[h],$=M[h];if($.min!=p.min||$.max!=p.max){$.min=p.min,$.max=p.max;let v=$.distr;$._min=v==3?ss($.min):v==4?ki($.min,$.asinh):v==100?$.fwd($.min):$.min,$._max=v==3?ss($.max):v==4?ki($.max,$.asinh):v==100?$.fwd($.max):$.max,o[h]=u=!0}}if(u){S.forEach((h,p)=>{l==2?p>0&&o.y&&(h._paths=null):o[h.scale]&&(h._paths=null)});for(let h in o)Gs=!0,Wt("setScale",h);Jt&&N.left>=0&&(Ts=ve=!0)}for(let h in V)V[h]=null}function $c(i){let o=Oi(Ft-1,0,Gt-1),u=Oi(Bt+1,0,Gt-1);for(;i[o]==null&&o>0;)o--;for(;i[u]==null&&u<Gt-1;)u++;return[o,u]}function wc(){if(Gt>0){let i=S.some(o=>o._focus)&&ie!=ze.alpha;i&&(g.globalAlpha=ie=ze.alpha),S.forEach((o,u)=>{if(u>0&&o.show&&(vr(u,!1),vr(u,!0),o._paths==null)){let h=ie;ie!=o.alpha&&(g.globalAlpha=ie=o.alpha);let p=l==2?[0,t[u][0].length-1]:$c(t[u]);o._paths=o.paths(n,u,p[0],p[1]),ie!=h&&(g.globalAlpha=ie=h)}}),S.forEach((o,u)=>{if(u>0&&o.show){let h=ie;ie!=o.alpha&&(g.globalAlpha=ie=o.alpha),o._paths!=null&&xr(u,!1);{let p=o._paths!=null?o._paths.gaps:null,$=o.points.show(n,u,Ft,Bt,p),v=o.points.filter(n,u,$,p);($||v)&&(o.points._paths=o.points.paths(n,u,Ft,Bt,v),xr(u,!0))}ie!=h&&(g.globalAlpha=ie=h),Wt("drawSeries",u)}}),i&&(g.globalAlpha=ie=1)}}function vr(i,o){let u=o?S[i].points:S[i];u._stroke=u.stroke(n,i),u._fill=u.fill(n,i)}function xr(i,o){let u=o?S[i].points:S[i],{stroke:h,fill:p,clip:$,flags:v,_stroke:x=u._stroke,_fill:A=u._fill,_width:C=u.width}=u._paths;C=bt(C*ht,3);let P=null,D=C%2/2;o&&A==null&&(A=C>0?"#fff":x);let j=u.pxAlign==1&&D>0;if(j&&g.translate(D,D),!o){let ut=ce-C/2,ot=ye-C/2,et=le+C,z=Ee+C;P=new Path2D,P.rect(ut,ot,et,z)}o?ni(x,C,u.dash,u.cap,A,h,p,v,$):yc(i,x,C,u.dash,u.cap,A,h,p,v,P,$),j&&g.translate(-D,-D)}function yc(i,o,u,h,p,$,v,x,A,C,P){let D=!1;A!=0&&Z.forEach((j,ut)=>{if(j.series[0]==i){let ot=S[j.series[1]],et=t[j.series[1]],z=(ot._paths||jn).band;ds(z)&&(z=j.dir==1?z[0]:z[1]);let F,vt=null;ot.show&&z&&Fu(et,Ft,Bt)?(vt=j.fill(n,ut)||$,F=ot._paths.clip):z=null,ni(o,u,h,p,vt,v,x,A,C,P,F,z),D=!0}}),D||ni(o,u,h,p,$,v,x,A,C,P)}let Tr=$n|Fi;function ni(i,o,u,h,p,$,v,x,A,C,P,D){$r(i,o,u,h,p),(A||C||D)&&(g.save(),A&&g.clip(A),C&&g.clip(C)),D?(x&Tr)==Tr?(g.clip(D),P&&g.clip(P),sl(p,v),el(i,$,o)):x&Fi?(sl(p,v),g.clip(D),el(i,$,o)):x&$n&&(g.save(),g.clip(D),P&&g.clip(P),sl(p,v),g.restore(),el(i,$,o)):(sl(p,v),el(i,$,o)),(A||C||D)&&g.restore()}function el(i,o,u){u>0&&(o instanceof Map?o.forEach((h,p)=>{g.strokeStyle=tl=p,g.stroke(h)}):o!=null&&i&&g.stroke(o))}function sl(i,o){o instanceof Map?o.forEach((u,h)=>{g.fillStyle=Qs=h,g.fill(u)}):o!=null&&i&&g.fill(o)}function vc(i,o,u,h){let p=W[i],$;if(h<=0)$=[0,0];else{let v=p._space=p.space(n,i,o,u,h),x=p._incrs=p.incrs(n,i,o,u,h,v);$=id(o,u,x,h,v)}return p._found=$}function li(i,o,u,h,p,$,v,x,A,C){let P=v%2/2;O==1&&g.translate(P,P),$r(x,v,A,C,x),g.beginPath();let D,j,ut,ot,et=p+(h==0||h==3?-$:$);u==0?(j=p,ot=et):(D=p,ut=et);for(let z=0;z<i.length;z++)o[z]!=null&&(u==0?D=ut=i[z]:j=ot=i[z],g.moveTo(D,j),g.lineTo(ut,ot));g.stroke(),O==1&&g.translate(-P,-P)}function xc(i){let o=!0;return W.forEach((u,h)=>{if(!u.show)return;let p=M[u.scale];if(p.min==null){u._show&&(o=!1,u._show=!1,Js(!1));return}else u._show||(o=!1,u._show=!0,Js(!1));let $=u.side,v=$%2,{min:x,max:A}=p,[C,P]=vc(h,x,A,v==0?Q:E);if(P==0)return;let D=p.distr==2,j=u._splits=u.splits(n,h,x,A,C,P,D),ut=p.distr==2?j.map(F=>De[F]):j,ot=p.distr==2?De[j[1]]-De[j[0]]:C,et=u._values=u.values(n,u.filter(n,ut,h,P,ot),h,P,ot);u._rotate=$==2?u.rotate(n,et,h,P):0;let z=u._size;u._size=Re(u.size(n,et,h,i)),z!=null&&u._size!=z&&(o=!1)}),o}function Tc(i){let o=!0;return gr.forEach((u,h)=>{let p=u(n,h,_s,i);p!=is[h]&&(o=!1),is[h]=p}),o}function Ac(){for(let i=0;i<W.length;i++){let o=W[i];if(!o.show||!o._show)continue;let u=o.side,h=u%2,p,$,v=o.stroke(n,i),x=u==0||u==3?-1:1,[A,C]=o._found;if(o.label!=null){let te=o.labelGap*x,de=Ht((o._lpos+te)*ht);wr(o.labelFont[0],v,"center",u==2?"top":$o),g.save(),h==1?(p=$=0,g.translate(de,Ht(ye+Ee/2)),g.rotate((u==3?-wl:wl)/2)):(p=Ht(ce+le/2),$=de);let Ms=oa(o.label)?o.label(n,i,A,C):o.label;g.fillText(Ms,p,$),g.restore()}if(C==0)continue;let P=M[o.scale],D=h==0?le:Ee,j=h==0?ce:ye,ut=o._splits,ot=P.distr==2?ut.map(te=>De[te]):ut,et=P.distr==2?De[ut[1]]-De[ut[0]]:A,z=o.ticks,F=o.border,vt=z.show?z.size:0,Mt=Ht(vt*ht),qt=Ht((o.alignTo==2?o._size-vt-o.gap:o.gap)*ht),pt=o._rotate*-wl/180,Rt=I(o._pos*ht),ue=(Mt+qt)*x,Xt=Rt+ue;$=h==0?Xt:0,p=h==1?Xt:0;let Te=o.font[0],Le=o.align==1?dn:o.align==2?Ai:pt>0?dn:pt<0?Ai:h==0?"center":u==3?Ai:dn,je=pt||h==1?"middle":u==2?"top":$o;wr(Te,v,Le,je);let he=o.font[1]*o.lineGap,Ae=ut.map(te=>I(f(te,P,D,j))),Oe=o._values;for(let te=0;te<Oe.length;te++){let de=Oe[te];if(de!=null){h==0?p=Ae[te]:$=Ae[te],de=""+de;let Ms=de.indexOf(`
`)==-1?[de]:de.split(/\n/gm);for(let ee=0;ee<Ms.length;ee++){let Wr=Ms[ee];pt?(g.save(),g.translate(p,$+ee*he),g.rotate(pt),g.fillText(Wr,0,0),g.restore()):g.fillText(Wr,p,$+ee*he)}}}z.show&&li(Ae,z.filter(n,ot,i,C,et),h,u,Rt,Mt,bt(z.width*ht,3),z.stroke(n,i),z.dash,z.cap);let Ye=o.grid;Ye.show&&li(Ae,Ye.filter(n,ot,i,C,et),h,h==0?2:1,h==0?ye:ce,h==0?Ee:le,bt(Ye.width*ht,3),Ye.stroke(n,i),Ye.dash,Ye.cap),F.show&&li([Rt],[1],h==0?1:0,h==0?1:2,h==1?ye:ce,h==1?Ee:le,bt(F.width*ht,3),F.stroke(n,i),F.dash,F.cap)}Wt("drawAxes")}function Js(i){S.forEach((o,u)=>{u>0&&(o._paths=null,i&&(l==1?(o.min=null,o.max=null):o.facets.forEach(h=>{h.min=null,h.max=null})))})}let nl=!1,ii=!1,Rn=[];function _c(){ii=!1;for(let i=0;i<Rn.length;i++)Wt(...Rn[i]);Rn.length=0}function Zs(){nl||(Zu(Ar),nl=!0)}function Sc(i,o=!1){nl=!0,ii=o,i(n),Ar(),o&&Rn.length>0&&queueMicrotask(_c)}n.batch=Sc;function Ar(){if(Ul&&(bc(),Ul=!1),Gs&&(uc(),Gs=!1),Jn){if(Tt(T,dn,$t),Tt(T,"top",Ot),Tt(T,qn,Q),Tt(T,zn,E),Tt(k,dn,$t),Tt(k,"top",Ot),Tt(k,qn,Q),Tt(k,zn,E),Tt(b,qn,Xe),Tt(b,zn,ys),y.width=Ht(Xe*ht),y.height=Ht(ys*ht),W.forEach(({_el:i,_show:o,_size:u,_pos:h,side:p})=>{if(i!=null)if(o){let $=p===3||p===0?u:0,v=p%2==1;Tt(i,v?"left":"top",h-$),Tt(i,v?"width":"height",u),Tt(i,v?"top":"left",v?Ot:$t),Tt(i,v?"height":"width",v?E:Q),Di(i,Ns)}else me(i,Ns)}),tl=Qs=Kl=Jl=Zl=Xl=ti=ei=Ql=null,ie=1,En(!0),$t!=zs||Ot!=vs||Q!=qe||E!=xs){Js(!1);let i=Q/qe,o=E/xs;if(Jt&&!Ts&&N.left>=0){N.left*=i,N.top*=o,Xs&&Ke(Xs,Ht(N.left),0,Q,E),tn&&Ke(tn,0,Ht(N.top),Q,E);for(let u=0;u<xe.length;u++){let h=xe[u];h!=null&&(Ys[u]*=i,Ks[u]*=o,Ke(h,Re(Ys[u]),Re(Ks[u]),Q,E))}}if(yt.show&&!Zn&&yt.left>=0&&yt.width>0){yt.left*=i,yt.width*=i,yt.top*=o,yt.height*=o;for(let u in hi)Tt(nn,u,yt[u])}zs=$t,vs=Ot,qe=Q,xs=E}Wt("setSize"),Jn=!1}Xe>0&&ys>0&&(g.clearRect(0,0,y.width,y.height),Wt("drawClear"),K.forEach(i=>i()),Wt("draw")),yt.show&&Zn&&(ll(yt),Zn=!1),Jt&&Ts&&(ks(null,!0,!1),Ts=!1),tt.show&&tt.live&&ve&&(ci(),ve=!1),d||(d=!0,n.status=1,Wt("ready")),Mn=!1,nl=!1}n.redraw=(i,o)=>{Gs=o||!1,i!==!1?os(L,R.min,R.max):Zs()};function ri(i,o){let u=M[i];if(u.from==null){if(Gt==0){let h=u.range(n,o.min,o.max,i);o.min=h[0],o.max=h[1]}if(o.min>o.max){let h=o.min;o.min=o.max,o.max=h}if(Gt>1&&o.min!=null&&o.max!=null&&o.max-o.min<1e-16)return;i==L&&u.distr==2&&Gt>0&&(o.min=Ve(o.min,t[0]),o.max=Ve(o.max,t[0]),o.min==o.max&&o.max++),V[i]=o,Ul=!0,Zs()}}n.setScale=ri;let oi,ai,Xs,tn,_r,Sr,en,sn,kr,Mr,wt,St,rs=!1,Ut=N.drag,Vt=Ut.x,It=Ut.y;Jt&&(N.x&&(oi=Me(xu,k)),N.y&&(ai=Me(Tu,k)),R.ori==0?(Xs=oi,tn=ai):(Xs=ai,tn=oi),wt=N.left,St=N.top);let yt=n.select=Dt({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),nn=yt.show?Me(vu,yt.over?k:T):null;function ll(i,o){if(yt.show){for(let u in i)yt[u]=i[u],u in hi&&Tt(nn,u,i[u]);o!==!1&&Wt("setSelect")}}n.setSelect=ll;function kc(i){if(S[i].show)Lt&&Di(kt[i],Ns);else if(Lt&&me(kt[i],Ns),Jt){let u=js?xe[0]:xe[i];u!=null&&Ke(u,-10,-10,Q,E)}}function os(i,o,u){ri(i,{min:o,max:u})}function Ge(i,o,u,h){o.focus!=null&&Ec(i),o.show!=null&&S.forEach((p,$)=>{$>0&&(i==$||i==null)&&(p.show=o.show,kc($),l==2?(os(p.facets[0].scale,null,null),os(p.facets[1].scale,null,null)):os(p.scale,null,null),Zs())}),u!==!1&&Wt("setSeries",i,o),h&&Dn("setSeries",n,i,o)}n.setSeries=Ge;function Mc(i,o){Dt(Z[i],o)}function Rc(i,o){i.fill=nt(i.fill||null),i.dir=ct(i.dir,-1),o=o??Z.length,Z.splice(o,0,i)}function Cc(i){i==null?Z.length=0:Z.splice(i,1)}n.addBand=Rc,n.setBand=Mc,n.delBand=Cc;function Pc(i,o){S[i].alpha=o,Jt&&xe[i]!=null&&(xe[i].style.opacity=o),Lt&&kt[i]&&(kt[i].style.opacity=o)}let ts,as,Ss,ln={focus:!0};function Ec(i){if(i!=Ss){let o=i==null,u=ze.alpha!=1;S.forEach((h,p)=>{if(l==1||p>0){let $=o||p==0||p==i;h._focus=o?null:$,u&&Pc(p,$?1:ze.alpha)}}),Ss=i,u&&Zs()}}Lt&&Us&&Zt(xo,dt,i=>{N._lock||(As(i),Ss!=null&&Ge(null,ln,!0,Pt.setSeries))});function Ue(i,o,u){let h=M[o];u&&(i=i/ht-(h.ori==1?Ot:$t));let p=Q;h.ori==1&&(p=E,i=p-i),h.dir==-1&&(i=p-i);let $=h._min,v=h._max,x=i/p,A=$+(v-$)*x,C=h.distr;return C==3?pn(10,A):C==4?Vu(A,h.asinh):C==100?h.bwd(A):A}function Dc(i,o){let u=Ue(i,L,o);return Ve(u,t[0],Ft,Bt)}n.valToIdx=i=>Ve(i,t[0]),n.posToIdx=Dc,n.posToVal=Ue,n.valToPos=(i,o,u)=>M[o].ori==0?r(i,M[o],u?le:Q,u?ce:0):a(i,M[o],u?Ee:E,u?ye:0),n.setCursor=(i,o,u)=>{wt=i.left,St=i.top,ks(null,o,u)};function Rr(i,o){Tt(nn,dn,yt.left=i),Tt(nn,qn,yt.width=o)}function Cr(i,o){Tt(nn,"top",yt.top=i),Tt(nn,zn,yt.height=o)}let Cn=R.ori==0?Rr:Cr,Pn=R.ori==1?Rr:Cr;function Lc(){if(Lt&&tt.live)for(let i=l==2?1:0;i<S.length;i++){if(i==0&&we)continue;let o=tt.values[i],u=0;for(let h in o)We[i][u++].firstChild.nodeValue=o[h]}}function ci(i,o){if(i!=null&&(i.idxs?i.idxs.forEach((u,h)=>{mt[h]=u}):zu(i.idx)||mt.fill(i.idx),tt.idx=mt[0]),Lt&&tt.live){for(let u=0;u<S.length;u++)(u>0||l==1&&!we)&&Oc(u,mt[u]);Lc()}ve=!1,o!==!1&&Wt("setLegend")}n.setLegend=ci;function Oc(i,o){let u=S[i],h=i==0&&J==2?De:t[i],p;we?p=u.values(n,i,o)??ls:(p=u.value(n,o==null?null:h[o],i,o),p=p==null?ls:{_:p}),tt.values[i]=p}function ks(i,o,u){kr=wt,Mr=St,[wt,St]=N.move(n,wt,St),N.left=wt,N.top=St,Jt&&(Xs&&Ke(Xs,Ht(wt),0,Q,E),tn&&Ke(tn,0,Ht(St),Q,E));let h,p=Ft>Bt;ts=gt,as=null;let $=R.ori==0?Q:E,v=R.ori==1?Q:E;if(wt<0||Gt==0||p){h=N.idx=null;for(let x=0;x<S.length;x++){let A=xe[x];A!=null&&Ke(A,-10,-10,Q,E)}Us&&Ge(null,ln,!0,i==null&&Pt.setSeries),tt.live&&(mt.fill(h),ve=!0)}else{let x,A,C;l==1&&(x=R.ori==0?wt:St,A=Ue(x,L),h=N.idx=Ve(A,t[0],Ft,Bt),C=H(t[0][h],R,$,0));let P=-10,D=-10,j=0,ut=0,ot=!0,et="",z="";for(let F=l==2?1:0;F<S.length;F++){let vt=S[F],Mt=mt[F],qt=Mt==null?null:l==1?t[F][Mt]:t[F][1][Mt],pt=N.dataIdx(n,F,h,A),Rt=pt==null?null:l==1?t[F][pt]:t[F][1][pt];if(ve=ve||Rt!=qt||pt!=Mt,mt[F]=pt,F>0&&vt.show){let ue=pt==null?-10:pt==h?C:H(l==1?t[0][pt]:t[F][0][pt],R,$,0),Xt=Rt==null?-10:U(Rt,l==1?M[vt.scale]:M[vt.facets[1].scale],v,0);if(Us&&Rt!=null){let Te=R.ori==1?wt:St,Le=Nt(ze.dist(n,F,pt,Xt,Te));if(Le<ts){let je=ze.bias;if(je!=0){let he=Ue(Te,vt.scale),Ae=Rt>=0?1:-1,Oe=he>=0?1:-1;Oe==Ae&&(Oe==1?je==1?Rt>=he:Rt<=he:je==1?Rt<=he:Rt>=he)&&(ts=Le,as=F)}else ts=Le,as=F}}if(ve||js){let Te,Le;R.ori==0?(Te=ue,Le=Xt):(Te=Xt,Le=ue);let je,he,Ae,Oe,Ye,te,de=!0,Ms=Qt.bbox;if(Ms!=null){de=!1;let ee=Ms(n,F);Ae=ee.left,Oe=ee.top,je=ee.width,he=ee.height}else Ae=Te,Oe=Le,je=he=Qt.size(n,F);if(te=Qt.fill(n,F),Ye=Qt.stroke(n,F),js)F==as&&ts<=ze.prox&&(P=Ae,D=Oe,j=je,ut=he,ot=de,et=te,z=Ye);else{let ee=xe[F];ee!=null&&(Ys[F]=Ae,Ks[F]=Oe,Ro(ee,je,he,de),ko(ee,te,Ye),Ke(ee,Re(Ae),Re(Oe),Q,E))}}}}if(js){let F=ze.prox,vt=Ss==null?ts<=F:ts>F||as!=Ss;if(ve||vt){let Mt=xe[0];Mt!=null&&(Ys[0]=P,Ks[0]=D,Ro(Mt,j,ut,ot),ko(Mt,et,z),Ke(Mt,Re(P),Re(D),Q,E))}}}if(yt.show&&rs)if(i!=null){let[x,A]=Pt.scales,[C,P]=Pt.match,[D,j]=i.cursor.sync.scales,ut=i.cursor.drag;if(Vt=ut._x,It=ut._y,Vt||It){let{left:ot,top:et,width:z,height:F}=i.select,vt=i.scales[D].ori,Mt=i.posToVal,qt,pt,Rt,ue,Xt,Te=x!=null&&C(x,D),Le=A!=null&&P(A,j);Te&&Vt?(vt==0?(qt=ot,pt=z):(qt=et,pt=F),Rt=M[x],ue=H(Mt(qt,D),Rt,$,0),Xt=H(Mt(qt+pt,D),Rt,$,0),Cn(Ie(ue,Xt),Nt(Xt-ue))):Cn(0,$),Le&&It?(vt==1?(qt=ot,pt=z):(qt=et,pt=F),Rt=M[A],ue=U(Mt(qt,j),Rt,v,0),Xt=U(Mt(qt+pt,j),Rt,v,0),Pn(Ie(ue,Xt),Nt(Xt-ue))):Pn(0,v)}else di()}else{let x=Nt(kr-_r),A=Nt(Mr-Sr);if(R.ori==1){let j=x;x=A,A=j}Vt=Ut.x&&x>=Ut.dist,It=Ut.y&&A>=Ut.dist;let C=Ut.uni;C!=null?Vt&&It&&(Vt=x>=C,It=A>=C,!Vt&&!It&&(A>x?It=!0:Vt=!0)):Ut.x&&Ut.y&&(Vt||It)&&(Vt=It=!0);let P,D;Vt&&(R.ori==0?(P=en,D=wt):(P=sn,D=St),Cn(Ie(P,D),Nt(D-P)),It||Pn(0,v)),It&&(R.ori==1?(P=en,D=wt):(P=sn,D=St),Pn(Ie(P,D),Nt(D-P)),Vt||Cn(0,$)),!Vt&&!It&&(Cn(0,0),Pn(0,0))}if(Ut._x=Vt,Ut._y=It,i==null){if(u){if(Ir!=null){let[x,A]=Pt.scales;Pt.values[0]=x!=null?Ue(R.ori==0?wt:St,x):null,Pt.values[1]=A!=null?Ue(R.ori==1?wt:St,A):null}Dn(_i,n,wt,St,Q,E,h)}if(Us){let x=u&&Pt.setSeries,A=ze.prox;Ss==null?ts<=A&&Ge(as,ln,!0,x):ts>A?Ge(null,ln,!0,x):as!=Ss&&Ge(as,ln,!0,x)}}ve&&(tt.idx=h,ci()),o!==!1&&Wt("setCursor")}let cs=null;Object.defineProperty(n,"rect",{get(){return cs==null&&En(!1),cs}});function En(i=!1){i?cs=null:(cs=k.getBoundingClientRect(),Wt("syncRect",cs))}function Pr(i,o,u,h,p,$,v){N._lock||rs&&i!=null&&i.movementX==0&&i.movementY==0||(ui(i,o,u,h,p,$,v,!1,i!=null),i!=null?ks(null,!0,!0):ks(o,!0,!1))}function ui(i,o,u,h,p,$,v,x,A){if(cs==null&&En(!1),As(i),i!=null)u=i.clientX-cs.left,h=i.clientY-cs.top;else{if(u<0||h<0){wt=-10,St=-10;return}let[C,P]=Pt.scales,D=o.cursor.sync,[j,ut]=D.values,[ot,et]=D.scales,[z,F]=Pt.match,vt=o.axes[0].side%2==1,Mt=R.ori==0?Q:E,qt=R.ori==1?Q:E,pt=vt?$:p,Rt=vt?p:$,ue=vt?h:u,Xt=vt?u:h;if(ot!=null?u=z(C,ot)?f(j,M[C],Mt,0):-10:u=Mt*(ue/pt),et!=null?h=F(P,et)?f(ut,M[P],qt,0):-10:h=qt*(Xt/Rt),R.ori==1){let Te=u;u=h,h=Te}}A&&(o==null||o.cursor.event.type==_i)&&((u<=1||u>=Q-1)&&(u=Os(u,Q)),(h<=1||h>=E-1)&&(h=Os(h,E))),x?(_r=u,Sr=h,[en,sn]=N.move(n,u,h)):(wt=u,St=h)}let hi={width:0,height:0,left:0,top:0};function di(){ll(hi,!1)}let Er,Dr,Lr,Or;function Hr(i,o,u,h,p,$,v){rs=!0,Vt=It=Ut._x=Ut._y=!1,ui(i,o,u,h,p,$,v,!0,!1),i!=null&&(Zt(Si,Pi,Nr,!1),Dn(yo,n,en,sn,Q,E,null));let{left:x,top:A,width:C,height:P}=yt;Er=x,Dr=A,Lr=C,Or=P}function Nr(i,o,u,h,p,$,v){rs=Ut._x=Ut._y=!1,ui(i,o,u,h,p,$,v,!1,!0);let{left:x,top:A,width:C,height:P}=yt,D=C>0||P>0,j=Er!=x||Dr!=A||Lr!=C||Or!=P;if(D&&j&&ll(yt),Ut.setScale&&D&&j){let ut=x,ot=C,et=A,z=P;if(R.ori==1&&(ut=A,ot=P,et=x,z=C),Vt&&os(L,Ue(ut,L),Ue(ut+ot,L)),It)for(let F in M){let vt=M[F];F!=L&&vt.from==null&&vt.min!=gt&&os(F,Ue(et+z,F),Ue(et,F))}di()}else N.lock&&(N._lock=!N._lock,ks(o,!0,i!=null));i!=null&&(qs(Si,Pi),Dn(Si,n,wt,St,Q,E,null))}function Hc(i,o,u,h,p,$,v){if(N._lock)return;As(i);let x=rs;if(rs){let A=!0,C=!0,P=10,D,j;R.ori==0?(D=Vt,j=It):(D=It,j=Vt),D&&j&&(A=wt<=P||wt>=Q-P,C=St<=P||St>=E-P),D&&A&&(wt=wt<en?0:Q),j&&C&&(St=St<sn?0:E),ks(null,!0,!0),rs=!1}wt=-10,St=-10,mt.fill(null),ks(null,!0,!0),x&&(rs=x)}function Fr(i,o,u,h,p,$,v){N._lock||(As(i),Yl(),di(),i!=null&&Dn(To,n,wt,St,Q,E,null))}function Br(){W.forEach(rd),jl(n.width,n.height,!0)}Fs(yl,mn,Br);let rn={};rn.mousedown=Hr,rn.mousemove=Pr,rn.mouseup=Nr,rn.dblclick=Fr,rn.setSeries=(i,o,u,h)=>{let p=Pt.match[2];u=p(n,o,u),u!=-1&&Ge(u,h,!0,!1)},Jt&&(Zt(yo,k,Hr),Zt(_i,k,Pr),Zt(vo,k,i=>{As(i),En(!1)}),Zt(xo,k,Hc),Zt(To,k,Fr),Bi.add(n),n.syncRect=En);let il=n.hooks=e.hooks||{};function Wt(i,o,u){ii?Rn.push([i,o,u]):i in il&&il[i].forEach(h=>{h.call(null,n,o,u)})}(e.plugins||[]).forEach(i=>{for(let o in i.hooks)il[o]=(il[o]||[]).concat(i.hooks[o])});let Vr=(i,o,u)=>u,Pt=Dt({key:null,setSeries:!1,filters:{pub:Lo,sub:Lo},scales:[L,S[1]?S[1].scale:null],match:[Oo,Oo,Vr],values:[null,null]},N.sync);Pt.match.length==2&&Pt.match.push(Vr),N.sync=Pt;let Ir=Pt.key,fi=Pa(Ir);function Dn(i,o,u,h,p,$,v){Pt.filters.pub(i,o,u,h,p,$,v)&&fi.pub(i,o,u,h,p,$,v)}fi.sub(n);function Nc(i,o,u,h,p,$,v){Pt.filters.sub(i,o,u,h,p,$,v)&&rn[i](null,o,u,h,p,$,v)}n.pub=Nc;function Fc(){fi.unsub(n),Bi.delete(n),ws.clear(),Li(yl,mn,Br),m.remove(),dt?.remove(),Wt("destroy")}n.destroy=Fc;function mi(){Wt("init",e,t),br(t||e.data,!1),V[L]?ri(L,V[L]):Yl(),Zn=yt.show&&(yt.width>0||yt.height>0),Ts=ve=!0,jl(e.width,e.height)}return S.forEach(pr),W.forEach(gc),s?s instanceof HTMLElement?(s.appendChild(m),mi()):s(n,mi):mi(),n}Yt.assign=Dt;Yt.fmtNum=Ui;Yt.rangeNum=vl;Yt.rangeLog=Al;Yt.rangeAsinh=zi;Yt.orient=Vs;Yt.pxRatio=ht;Yt.join=Ju;Yt.fmtDate=Yi,Yt.tzDate=ah;Yt.sync=Pa;{Yt.addGap=zh,Yt.clipGaps=kl;let e=Yt.paths={points:Na};e.linear=Ba,e.stepped=jh,e.bars=Yh,e.spline=Qh}function Pl(e,t){let s=document.createElement("i");(e.parentElement??e).append(s);let n=getComputedStyle(e),l=new Map(t.map(r=>(s.style.color=n.getPropertyValue(r),[r,getComputedStyle(s).color])));return s.remove(),l}var qa=220,ms=class{#t=null;#s;#l=null;#e=null;show(t,s){return w`<div
      class="chart"
      dir="ltr"
      role="img"
      aria-label=${s}
      ${Vn(n=>this.#i(n,t))}></div>`}#i(t,s){if(!t){this.#l?.disconnect(),this.#t?.destroy(),this.#t=null,this.#s=void 0;return}t===this.#s&&s===this.#e||(this.#s=t,this.#e=s,requestAnimationFrame(()=>this.#n(t,s)))}#n(t,s){t!==this.#s||s!==this.#e||!t.isConnected||(this.#t?.destroy(),this.#t=new Yt(od(t,s),[[...s.at],...s.lines.map(n=>[...n.values])],t),this.#l?.disconnect(),this.#l=new ResizeObserver(()=>this.#t?.setSize({width:t.clientWidth,height:qa})),this.#l.observe(t))}};function od(e,t){let s=Pl(e,["--ink-soft","--line",...t.lines.map(f=>f.colour)]),n=f=>s.get(f)??"",l=t.shown??(f=>G(f)),r=new Intl.DateTimeFormat(hs,{day:"numeric",month:"short"}),a={stroke:n("--ink-soft"),grid:{stroke:n("--line"),width:1},ticks:{stroke:n("--line"),width:1}};return{width:e.clientWidth||600,height:qa,cursor:{drag:{x:!1,y:!1}},scales:{x:{time:!0},y:{range:(f,d,m)=>[0,t.most??Math.max(m*1.1,1)]}},axes:[{...a,values:(f,d)=>d.map(m=>r.format(m*1e3)),space:80},{...a,values:(f,d)=>d.map(m=>Number.isInteger(m)||t.most?l(m):""),size:56}],series:[{label:c("Day"),value:(f,d)=>d===null?"":r.format(d*1e3)},...t.lines.map(f=>({label:f.name,stroke:n(f.colour),width:2,spanGaps:!0,points:{show:t.at.length<40,size:5},...f.dashed?{dash:[5,4]}:{},...f.filled?{fill:`${n(f.colour).replace("rgb(","rgba(").replace(")",", .12)")}`}:{},value:(d,m)=>m===null?"–":l(m)}))]}}var it="/desk/api/quality";function ad(e){let t=s=>String(s).padStart(2,"0");return`${e.getFullYear()}-${t(e.getMonth()+1)}-${t(e.getDate())}`}function Ce(e){let t=new Date;return t.setDate(t.getDate()-e),ad(t)}function ps(e){let t=new Date(`${e}T12:00:00`);return Number.isNaN(t.getTime())?e:new Intl.DateTimeFormat(hs,{day:"numeric",month:"short",year:"numeric"}).format(t)}function xn(e){return new Date(`${e}T00:00:00`).getTime()/1e3}function be(e,t){return t?e.names.agents[t]??t:c("nobody")}function zt(e,t,s){return t?jt(e[t],t):s}function gs(e,t){let s=(n,l)=>w`<label class="day"
      >${l}
      <input
        type="date"
        .value=${e[n]}
        max=${n==="from"?e.to:_}
        min=${n==="to"?e.from:_}
        @change=${r=>{let a=r.target.value;a&&t({...e,[n]:a})}} />
    </label>`;return w`${s("from",c("From"))}${s("to",c("To"))}`}function Qe(e,t,s,n){return w`<label class="day"
    >${e}
    <select @change=${l=>n(l.target.value)}>
      ${s.map(([l,r])=>w`<option value=${l} ?selected=${l===t}>${r}</option>`)}
    </select>
  </label>`}function Tn(e){return[["",c("All agents")],...Object.entries(e.names.agents)]}function bs(e,t){if(t)return w`<span class="tag bad">${Et(e)} · ${c("fatal error")}</span>`;let s=e===null?"":e>=.85?"good":e>=.7?"warn":"bad";return w`<span class="tag ${s}">${Et(e)}</span>`}function An(e){let t={"":"",acknowledged:c("read by the agent"),disputed:c("disputed"),kept:c("dispute answered"),changed:c("being changed")};return e?w`<span class="tag ${e==="disputed"?"warn":""}">${t[e]}</span>`:_}function El(e){if(e.csat===null||e.interval===null)return w`<span class="soft">${c("no marks")}</span>`;let[t,s]=e.interval;return w`<span class="share">
    <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-ground" width="100" height="12"></rect>
      <rect class="share-range" x=${t*100} width=${(s-t)*100} height="12"></rect>
      <rect class="share-value" x=${Math.max(e.csat*100-.8,0)} width="1.6" height="12"></rect>
    </svg>
    <b class="number">${Et(e.csat)}</b>
    <span class="soft small number"><bdi>${G(t*100)}–${G(s*100)}</bdi></span>
    ${e.uncertain?w`<span class="tag warn">${c("few answers")}</span>`:_}
  </span>`}function Kt(e){return w`<p class="empty soft">${e}</p>`}var cd=5,Dl=class{#t;#s={from:Ce(83),to:Ce(0)};#l="";#e=null;#i=new ms;#n={at:[],lines:[],most:1,shown:Et};constructor(t){this.#t=t,this.#c()}show(){let t=this.#e,s=this.#t.names;return w` <div class="card filters">
        <div class="row">
          ${gs(this.#s,n=>{this.#s=n,this.#c()})}
          ${Qe(c("Agent"),this.#l,Tn(this.#t),n=>{this.#l=n,this.#c()})}
          <a class="button plain" href=${`${it}/averages?${this.#o()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${t?t.all.count?w` <section class="card figures-row" aria-label=${c("In short")}>
                  <div class="figure">
                    <b class="number">${Et(t.all.mean)}</b
                    ><span class="soft">${c("quality of drawn calls")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${G(t.all.count)}</b><span class="soft">${c("assessed")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${G(t.all.fatal)}</b><span class="soft">${c("with a fatal error")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${G(t.by_hand)}</b
                    ><span class="soft">${c("chosen by hand, not counted")}</span>
                  </div>
                </section>
                ${this.#n.at.length<2?_:w`<section class="card">
                        <h2>${c("By week")}</h2>
                        ${this.#i.show(this.#n,c("Quality by week; the table below has the same numbers."))}
                      </section>`}
                <div class="columns">
                  ${this.#a(c("By agent"),c("Agent"),t.by_agent,n=>be(this.#t,n))}
                  ${this.#a(c("By queue"),c("Queue"),t.by_queue,n=>zt(s.queues,n,"–"))}
                  ${this.#a(c("By week"),c("Week"),t.by_week,ps)}
                </div>
                ${this.#r(t)}`:Kt(c("No drawn call was assessed in this time.")):Kt(c("Loading…"))}`}#a(t,s,n,l){return w`<section class="card">
      <h2>${t}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${s}</th>
              <th class="number">${c("Quality")}</th>
              <th class="number">${c("Calls")}</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(n).map(([r,a])=>w`<tr>
                  <td>
                    <bdi>${l(r)}</bdi>
                    ${a.fatal?w`<span class="tag bad small">${hn("{n} fatal","{n} fatal errors",a.fatal)}</span>`:_}
                  </td>
                  <td class="number">${Et(a.mean)}</td>
                  <td class="number">
                    ${G(a.count)}${a.count<cd?w` <span class="tag warn small">${c("few")}</span>`:_}
                  </td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`}#r(t){let s=Object.values(t.by_question).sort((n,l)=>(n.mean??0)-(l.mean??0));return w`<section class="card">
      <h2>${c("By question, the weakest first")}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${c("Question")}</th>
              <th>${c("Share of the best mark")}</th>
              <th class="number">${c("Applied")}</th>
              <th class="number">${c("Fatal")}</th>
            </tr>
          </thead>
          <tbody>
            ${s.map(n=>w`<tr>
                  <td>${jt(n.text,"?")}</td>
                  <td>
                    <span class="share"
                      ><svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="share-ground" width="100" height="12"></rect>
                        <rect class="share-fill" width=${(n.mean??0)*100} height="12"></rect></svg
                      ><b class="number">${Et(n.mean)}</b></span
                    >
                  </td>
                  <td class="number">${G(n.count)}</td>
                  <td class="number">${G(n.fatal)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`}#o(){return new URLSearchParams({...this.#s,...this.#l?{agent:this.#l}:{}})}async#c(){let t=await xt(()=>at.get(`${it}/averages?${this.#o()}`));if(t){this.#e=t.body;let s=Object.entries(t.body.by_week);this.#n={at:s.map(([n])=>xn(n)),lines:[{name:c("Quality"),colour:"--accent",values:s.map(([,n])=>n.mean),filled:!0}],most:1,shown:Et}}this.#t.redraw()}};var ud=["caller","agent","line","here","note","hold","pause","digits"],hd=["caller","agent"];function Ga(e,t,s,n,l){let r=window.devicePixelRatio||1,[a,f]=[e.clientWidth,e.clientHeight];if(!a||!f)return;e.width!==Math.round(a*r)&&(e.width=Math.round(a*r)),e.height!==Math.round(f*r)&&(e.height=Math.round(f*r));let d=e.getContext("2d");if(!d)return;let m=Pl(e,ud.map(b=>`--wave-${b}`)),y=b=>m.get(`--wave-${b}`)??"";d.setTransform(r,0,0,r,0,0),d.clearRect(0,0,a,f);let g=b=>b/t.seconds*a;for(let b of s.gaps){d.fillStyle=y(b.why);let T=b.side==="both"?[0,f]:b.side==="caller"?[0,f/2]:[f/2,f/2];d.fillRect(g(b.begins),T[0],Math.max(g(b.ends)-g(b.begins),2),T[1])}for(let b of hd)dd(d,t[b],b,{width:a,height:f,played:g(l),colour:y});d.strokeStyle=y("line"),d.lineWidth=1;for(let b of s.segments.slice(1))za(d,g(b.begins),f,[4,3]);d.fillStyle=y("note");for(let b of n)d.beginPath(),d.moveTo(g(b.at)-5,0),d.lineTo(g(b.at)+5,0),d.lineTo(g(b.at),9),d.fill();d.strokeStyle=y("here"),d.lineWidth=2,za(d,g(l),f,[])}function dd(e,t,s,n){let l=n.height/2,r=s==="caller"?-1:1,a=Math.max(10,...t),f=n.width/t.length;e.fillStyle=n.colour(s),t.forEach((d,m)=>{let y=Math.max(1,d/a*l*.92);e.globalAlpha=m*f<=n.played?1:.55,e.fillRect(m*f,r<0?l-1-y:l+1,Math.max(f*.8,.6),y)}),e.globalAlpha=1}function za(e,t,s,n){e.setLineDash(n),e.beginPath(),e.moveTo(t,0),e.lineTo(t,s),e.stroke(),e.setLineDash([])}var fd=[.75,1,1.25,1.5,2],Ll=5,md={hold:()=>c("On hold"),pause:()=>c("Recording paused"),digits:()=>c("Keyed digits, left out")},Ol=class{#t=new Audio;#s=null;#l;#e=!1;#i=null;#n;#a;#r;#o;#c;notes=[];constructor(t,s,n,l,r){this.#c=l,this.#n=t,this.#a=s,this.#r=n,this.#o=r,this.#t.preload="auto";for(let a of["play","pause","ended","ratechange","error"])this.#t.addEventListener(a,()=>this.#m());this.#t.addEventListener("timeupdate",()=>this.#m())}get time(){return this.#t.currentTime}get loaded(){return this.#t.src!==""}seek(t){this.loaded&&(this.#t.currentTime=Math.min(Math.max(t,0),Math.max(this.#r.seconds-.05,0)),this.#m())}stop(){this.#t.pause(),this.#t.removeAttribute("src"),this.#i?.disconnect()}key(t){let n={ArrowLeft:()=>this.seek(this.time-Ll),ArrowRight:()=>this.seek(this.time+Ll),Home:()=>this.seek(0),End:()=>this.seek(this.#r.seconds)," ":()=>this.#d()}[t.key];return!n||!this.loaded?!1:(t.preventDefault(),n(),!0)}show(){if(!this.loaded)return w`<div class="listen row">
        <button @click=${()=>{this.#u()}} ?disabled=${this.#e}>${c("Listen")}</button>
        <span class="soft small"
          >${c("{time} long. Who listens is written into the access log.",{time:Ct(this.#r.seconds)})}</span
        >
      </div>`;let t=!this.#t.paused&&!this.#t.ended;return w` <div class="player" dir="ltr">
        <div class="wave-sides" aria-hidden="true"><span>${c("Caller")}</span><span>${c("Agent")}</span></div>
        <canvas
          ${Vn(s=>this.#f(s))}
          class="wave"
          tabindex="0"
          role="slider"
          aria-label=${c("Place in the call")}
          aria-valuemin="0"
          aria-valuemax=${Math.round(this.#r.seconds)}
          aria-valuenow=${Math.round(this.time)}
          aria-valuetext=${c("{time} of {whole}",{time:Ct(this.time),whole:Ct(this.#r.seconds)})}
          @click=${s=>this.#p(s)}
          @keydown=${s=>this.key(s)}></canvas>
      </div>
      <div class="row">
        <button class="plain" @click=${()=>this.seek(this.time-Ll)} aria-label=${`−5 s: ${c("5 seconds back")}`}>
          <bdi>−5 s</bdi>
        </button>
        <button @click=${()=>this.#d()}>${t?c("Pause"):c("Play")}</button>
        <button class="plain" @click=${()=>this.seek(this.time+Ll)} aria-label=${`+5 s: ${c("5 seconds forth")}`}>
          <bdi>+5 s</bdi>
        </button>
        <span class="number" dir="ltr">${Ct(this.time)} / ${Ct(this.#r.seconds)}</span>
        <label class="speed"
          >${c("Speed")}
          <select
            @change=${s=>this.#t.playbackRate=Number(s.target.value)}>
            ${fd.map(s=>w`<option value=${s} ?selected=${s===this.#t.playbackRate}>${s}×</option>`)}
          </select>
        </label>
      </div>
      ${this.#t.error?w`<p class="trouble" role="alert">${c("The sound cannot be played. Load the page again.")}</p>`:_}
      ${this.#h()}`}#h(){let{segments:t,gaps:s}=this.#r,n=[...t.map((l,r)=>({at:l.begins,what:r?c("Goes on with {who}",{who:this.#c(l.agent)}):c("Talk with {who}",{who:this.#c(l.agent)}),kind:"talk"})),...s.map(l=>({at:l.begins,what:`${md[l.why]?.()??l.why} · ${Ct(l.ends-l.begins)}`,kind:l.why}))].sort((l,r)=>l.at-r.at);return w`<ul class="marks" aria-label=${c("What happened in the call")}>
      ${n.map(l=>w`<li>
            <button class="plain small mark-${l.kind}" @click=${()=>this.seek(l.at)}>
              <span class="number">${Ct(l.at)}</span> ${l.what}
            </button>
          </li>`)}
    </ul>`}async#u(){this.#e=!0,this.#o();let t=encodeURIComponent(this.#a),s=await xt(()=>at.get(`${this.#n}/shape?why=${t}`));this.#e=!1,s&&(this.#s=s.body,this.#t.src=`${this.#n}/audio?why=${t}`),this.#o()}#d(){this.#t.paused?this.#t.play().catch(()=>this.#m()):this.#t.pause()}#p(t){let s=t.currentTarget.getBoundingClientRect();this.seek((t.clientX-s.left)/s.width*this.#r.seconds)}#f(t){if(!t||t===this.#l)return this.#g();this.#l=t,this.#i?.disconnect(),this.#i=new ResizeObserver(()=>this.#g()),this.#i.observe(t)}#m(){this.#g(),this.#o()}#g(){this.#l&&this.#s&&Ga(this.#l,this.#s,this.#r,this.notes,this.time)}};var pd=900,Hl=class{marks;words;notes;state="saved";#t;#s=0;#l=Promise.resolve(!0);#e;#i;#n;constructor(t,s,n,l){this.#t=t,this.marks={...t.marks},this.words=t.words,this.notes=[...t.notes],this.#n=s,this.#e=n,this.#i=l}get id(){return this.#t.id}leave(){clearTimeout(this.#s),this.state==="changed"&&this.#d()}show(){let t=this.#t,n=t.form.sections.flatMap(l=>l.questions.map(r=>`${l.key}.${r.key}`)).filter(l=>!(l in this.marks)).length;return w`<section class="card sheet" aria-label=${c("Assessment")}>
      <div class="row between">
        <h2>${jt(t.form.title,t.form.key)}</h2>
        <span class="row"
          >${bs(t.quality,t.fatal.length)}<span class="soft small" role="status"
            >${this.#a()}</span
          ></span
        >
      </div>
      ${t.purpose==="calibration"?w`<p class="hint small">${c("For calibration: it does not count, and the agent does not see it. You see the other assessment after yours.")}</p>`:_}
      ${t.form.sections.map(l=>w`<div class="sheet-section">
            <h3>${jt(l.title,l.key)}</h3>
            ${l.questions.map(r=>this.#r(`${l.key}.${r.key}`,r))}
          </div>`)}
      ${this.#o()}
      <label
        >${c("What you say of the whole call")}
        <textarea
          rows="3"
          maxlength="4000"
          dir="auto"
          .value=${this.words}
          @input=${l=>{this.words=l.target.value,this.#u()}}></textarea>
      </label>
      <div class="row between">
        <span class="soft small"
          >${n?hn("{n} question is not answered yet","{n} questions are not answered yet",n):c("Everything is answered.")}</span
        >
        <button ?disabled=${n>0} @click=${()=>{this.#m()}}>${c("Submit")}</button>
      </div>
    </section>`}#a(){return{saved:c("draft saved"),changed:c("not saved yet"),saving:c("saving…"),trouble:c("could not be saved")}[this.state]}#r(t,s){let n=Array.from({length:s.best+1},(a,f)=>f),l=this.marks[t],r=(a,f)=>w`<label class="mark ${l===a?"given":""}">
        <input
          type="radio"
          name=${`m${this.id}-${t}`}
          .checked=${l===a}
          @change=${()=>this.#h(t,a)} />
        <span>${f}</span></label
      >`;return w`<fieldset class="question">
      <legend>
        ${jt(s.text,s.key)}
        ${s.fatal?w`<span class="tag bad">${c("0 is fatal")}</span>`:_}
        <span class="soft small number">×${G(s.weight,s.weight%1?1:0)}</span>
      </legend>
      ${jt(s.help,"")?w`<p class="soft small">${jt(s.help,"")}</p>`:_}
      <div class="marks-row">
        ${n.map(a=>r(a,String(a)))}
        ${s.not_applicable?r(null,c("does not apply")):_}
      </div>
    </fieldset>`}#o(){let t=this.#n();return w`<div class="sheet-section">
      <div class="row between">
        <h3>${c("Notes of moments")}</h3>
        <button class="plain small" ?disabled=${!t?.loaded} @click=${()=>this.#c()}>
          ${t?.loaded?c("Note at {time}",{time:Ct(t.time)}):c("Note (listen first)")}
        </button>
      </div>
      ${this.notes.map((s,n)=>w`<div class="note">
            <button
              class="quiet number"
              @click=${()=>t?.seek(s.at)}
              aria-label=${c("Go to {time}",{time:Ct(s.at)})}>
              ${Ct(s.at)}
            </button>
            <input
              dir="auto"
              maxlength="1000"
              aria-label=${c("Note at {time}",{time:Ct(s.at)})}
              .value=${s.text}
              @input=${l=>{let r=l.target.value;this.notes=this.notes.map((a,f)=>f===n?{...a,text:r}:a),this.#u()}} />
            <button
              class="quiet"
              aria-label=${c("Take the note at {time} away",{time:Ct(s.at)})}
              @click=${()=>{this.notes=this.notes.filter((l,r)=>r!==n),this.#u()}}>
              ✕
            </button>
          </div>`)}
    </div>`}#c(){let t=Math.round((this.#n()?.time??0)*10)/10;this.notes=[...this.notes,{at:t,text:""}].sort((s,n)=>s.at-n.at),this.#u()}#h(t,s){this.marks={...this.marks,[t]:s},this.#u()}#u(){this.state="changed",clearTimeout(this.#s),this.#s=window.setTimeout(()=>{this.#d()},pd),this.#e()}async#d(){return clearTimeout(this.#s),await this.#l,this.#l=this.#p(),this.#l}async#p(){this.state="saving",this.#e();let{marks:t,words:s,notes:n}=this;try{let l={saved:this.#t.saved,marks:t,words:s,notes:n},r=(await at.put(`${it}/assessments/${this.id}`,l)).body;this.#t={...this.#t,...r},this.marks===t&&this.words===s&&this.notes===n&&(this.state="saved")}catch(l){this.state="trouble",Fe(Ls(l),"trouble"),(!(l instanceof _e)||l.status===0||l.status>=500)&&(this.#s=window.setTimeout(()=>{this.#d()},5e3))}return this.#e(),this.#f()}#f(){return this.state==="saved"}async#m(){if(!await this.#d())return;await xt(()=>at.post(`${it}/assessments/${this.id}/submit`,{saved:this.#t.saved}))&&(Fe(c("Submitted. The agent can see it now.")),this.#i())}};function Nl(e,t){return w` ${e.form.sections.map(s=>w`<table class="small told">
        <caption>
          ${jt(s.title,s.key)}
        </caption>
        <tbody>
          ${s.questions.map(n=>{let l=`${s.key}.${n.key}`,r=e.marks[l];return w`<tr>
              <td>
                ${jt(n.text,n.key)}
                ${e.fatal.includes(l)?w`<span class="tag bad">${c("fatal error")}</span>`:_}
              </td>
              <td class="number nowrap">
                ${r==null?w`<span class="soft">${c("does not apply")}</span>`:w`<bdi dir="ltr">${r} / ${n.best}</bdi>`}
              </td>
            </tr>`})}
        </tbody>
      </table>`)}
  ${e.words?w`<blockquote dir="auto">${e.words}</blockquote>`:_}
  ${e.notes.length?w`<ul class="plain-list small">
          ${e.notes.map(s=>w`<li>
                ${t?w`<button class="quiet number" @click=${()=>t(s.at)}>${Ct(s.at)}</button>`:w`<span class="number soft">${Ct(s.at)}</span>`}
                <bdi>${s.text}</bdi>
              </li>`)}
        </ul>`:_}`}function Fl(e){let t={acknowledged:()=>c("has read it"),disputed:()=>c("disputes it"),kept:()=>c("keeps it"),changed:()=>c("changes it")};return e.length?w`<ol class="plain-list replies" aria-label=${c("What was said to it")}>
    ${e.map(s=>w`<li>
          <span class="soft small">${ke(s.at)} · <bdi>${s.by}</bdi> ${t[s.how]()}</span>
          ${s.text?w`<p dir="auto">${s.text}</p>`:_}
        </li>`)}
  </ol>`:_}var Bl=class{#t;#s;#l=null;#e=null;#i=null;#n=!1;constructor(t,s){this.#t=t,this.#s=s,this.#f()}leave(){this.#e?.stop(),this.#i?.leave()}show(){let t=this.#l;if(!t)return Kt(this.#n?c("There is no such call."):c("Loading…"));let s=t.assessments.find(n=>n.id===this.#i?.id);return this.#e&&(this.#e.notes=this.#i?.notes??t.assessments.flatMap(n=>n.notes)),w` <p><a href="#calls">${c("Back to the calls")}</a></p>
      <div class="two-sides">
        <div class="stack">
          ${this.#a(t)} ${t.calibration.map(n=>this.#h(n,t))}
          ${t.assessments.filter(n=>n!==s).map(n=>this.#o(n))}
        </div>
        ${this.#i?this.#i.show():this.#r(t)}
      </div>`}#a(t){let s=this.#t.names;return w`<section class="card" aria-label=${c("The call")}>
      <div class="row between">
        <h1><bdi>${be(this.#t,t.agent)}</bdi></h1>
        <span class="soft">${ke(t.called_at)}</span>
      </div>
      <div class="row">
        <span class="tag">${zt(s.queues,t.queue,c("no queue"))}</span>
        ${t.source==="sample"?w`<span class="tag"
                >${c("drawn, no. {n}, week of {day}",{n:t.place,day:ps(t.week)})}</span
              >`:w`<span class="tag warn">${c("by hand: {who}",{who:t.by})}</span>`}
        ${t.recording==="held"?w`<span class="tag">${c("legal hold")}</span>`:_}
        ${t.recorded?.damaged?w`<span class="tag bad">${c("recording damaged")}</span>`:_}
        <code class="soft small" dir="ltr">${t.call}</code>
      </div>
      ${t.why?w`<p class="small">${c("Why:")} <bdi>${t.why}</bdi></p>`:_}
      ${this.#e?this.#e.show():w`<p class="trouble">${c("Its recording is gone: kept long enough, erased, or deleted.")}</p>`}
      ${t.recorded?.keep_until?w`<p class="soft small">${c("The recording is kept until {when}.",{when:ke(t.recorded.keep_until)})}</p>`:_}
    </section>`}#r(t){let s=t.others>0,n=t.assessments.some(r=>r.by===this.#u()),l=t.opened&&!n;return w`<section class="card">
      <h2>${c("Your assessment")}</h2>
      <p class="soft">
        ${n?c("You have assessed this call. What was submitted stays as it is."):l?c("You have read what others gave, so you do not assess this call."):s?c("Somebody has assessed this call. What they gave is hidden until your own assessment is submitted."):c("Nobody has assessed this call.")}
      </p>
      ${s&&!t.opened?w`<p>
              <button class="plain" @click=${()=>{this.#p()}}>${c("Read it, and assess it no more")}</button>
            </p>`:_}
      ${this.#t.names.listens&&!n&&!l?w`<p>
              <button @click=${()=>{this.#d()}}>${s?c("Assess for calibration"):c("Assess")}</button>
            </p>`:_}
    </section>`}#o(t){return w`<section class="card" aria-label=${c("Assessment by {who}",{who:t.by})}>
      <div class="row between">
        <h2>
          ${t.purpose==="calibration"?c("Calibration by {who}",{who:t.by}):c("Assessment by {who}",{who:t.by})}
        </h2>
        <span class="row tight">${bs(t.quality,t.fatal.length)}${An(t.answer)}</span>
      </div>
      ${Nl(t,s=>this.#e?.seek(s))} ${Fl(t.replies)}
      ${t.answer==="disputed"&&this.#t.names.listens?this.#c(t):_}
    </section>`}#c(t){let s=async(n,l)=>{n.preventDefault();let r=n.target.closest("form").querySelector("textarea");await xt(()=>at.post(`${it}/assessments/${t.id}/${l}`,{text:r.value}))&&(Fe(c("Answered.")),await this.#f())};return w`<form class="answer" @submit=${n=>{s(n,"keep")}}>
      <label>${c("Your answer to the agent")}<textarea rows="2" required dir="auto" maxlength="4000"></textarea></label>
      <div class="row">
        <button>${c("It stays")}</button>
        <button type="button" class="plain" @click=${n=>{s(n,"change")}}>
          ${c("The agent is right: change it")}
        </button>
      </div>
    </form>`}#h(t,s){let n=new Map(s.assessments.flatMap(r=>r.form.sections.flatMap(a=>a.questions.map(f=>[`${a.key}.${f.key}`,jt(f.text,f.key)])))),l=r=>r===null?c("does not apply"):G(r);return w`<section class="card">
      <h2>${c("{first} and {second} compared",{first:t.first,second:t.second})}</h2>
      <div class="row">
        <span class="tag ${t.agreement>=.8?"good":"warn"}"
          >${c("{share} of the weight marked alike",{share:Et(t.agreement)})}</span
        >
        ${t.difference===null?_:w`<span class="tag"><bdi>${c("{points} points apart",{points:G(Math.abs(t.difference*100))})}</bdi></span>`}
      </div>
      ${t.questions.length?w`<table class="small">
              <thead>
                <tr>
                  <th>${c("Marked differently")}</th>
                  <th class="number">${t.first}</th>
                  <th class="number">${t.second}</th>
                </tr>
              </thead>
              <tbody>
                ${t.questions.map(r=>w`<tr>
                      <td>${n.get(r.question)??r.question}</td>
                      <td class="number">${l(r.first)}</td>
                      <td class="number">${l(r.second)}</td>
                    </tr>`)}
              </tbody>
            </table>`:_}
    </section>`}#u(){return this.#t.me.agent??this.#t.me.user}async#d(){await xt(()=>at.post(`${it}/calls/${this.#s}/assessment`))&&await this.#f()}async#p(){await xt(()=>at.post(`${it}/calls/${this.#s}/read`))&&await this.#f()}async#f(){let t=await xt(()=>at.get(`${it}/calls/${encodeURIComponent(this.#s)}`));if(!t)return this.#n=!0,this.#t.redraw();let s=this.#l=t.body,n=()=>this.#t.redraw(),l=s.source==="sample"?`quality sample ${s.agent}, week of ${s.week}`:`quality: ${s.why}`;s.recorded&&(this.#e??=new Ol(`${it}/calls/${s.id}`,l,s.recorded,a=>be(this.#t,a),n));let r=s.assessments.find(a=>a.state==="draft"&&a.by===this.#u());this.#i=r?new Hl(r,()=>this.#e,n,()=>{this.#f()}):null,n()}};var Vl=class{#t={from:Ce(28),to:Ce(0)};#s="";#l=!1;#e=null;#i=new Map;#n;constructor(t){this.#n=t,this.#m()}show(){let t=(this.#e??[]).filter(n=>!this.#l||!n.assessments.some(l=>l.state==="submitted"&&l.purpose==="score")),s=[...new Set(t.map(n=>n.week))];return w` <div class="card filters">
        <div class="row">
          ${gs(this.#t,n=>{this.#t=n,this.#m()})}
          ${Qe(c("Agent"),this.#s,Tn(this.#n),n=>{this.#s=n,this.#m()})}
          <label class="row tick"
            ><input
              type="checkbox"
              .checked=${this.#l}
              @change=${n=>{this.#l=n.target.checked,this.#n.redraw()}} />${c("Only those that wait")}</label
          >
          ${this.#n.names.listens?w`<button class="plain" @click=${()=>this.#u().showModal()}>${c("Choose a call by hand…")}</button>`:_}
        </div>
      </div>
      ${this.#e===null?Kt(c("Loading…")):_}
      ${this.#e&&!t.length?Kt(c("No calls here. Each week is drawn when it is over: {n} calls for each agent, by chance.",{n:this.#n.names.sample})):_}
      ${s.map(n=>this.#a(n,t.filter(l=>l.week===n)))}
      ${this.#h()}`}#a(t,s){let n=s.filter(l=>l.assessments.some(r=>r.state==="submitted")).length;return w`<section class="card">
      <div class="row between">
        <h2>${c("Week of {day}",{day:ps(t)})}</h2>
        <span class="row soft small"
          >${c("{done} of {all} assessed",{done:n,all:s.length})}
          <button class="quiet" aria-expanded=${this.#i.has(t)} @click=${()=>{this.#f(t)}}>
            ${c("How was it drawn?")}
          </button></span
        >
      </div>
      ${this.#i.has(t)?this.#c(this.#i.get(t)??[]):_}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${c("Agent")}</th>
              <th>${c("Call")}</th>
              <th>${c("Queue")}</th>
              <th class="number">${c("Length")}</th>
              <th>${c("Chosen")}</th>
              <th>${c("Assessment")}</th>
              <th><span class="unseen">${c("Open")}</span></th>
            </tr>
          </thead>
          <tbody>
            ${s.map(l=>this.#r(l))}
          </tbody>
        </table>
      </div>
    </section>`}#r(t){let s=this.#n.names;return w`<tr>
      <td><bdi>${be(this.#n,t.agent)}</bdi></td>
      <td class="nowrap">${ke(t.called_at)}</td>
      <td>${zt(s.queues,t.queue,"–")}</td>
      <td class="number">${Ct(t.seconds)}</td>
      <td>
        ${t.source==="sample"?w`<span class="tag">${c("drawn, no. {n}",{n:t.place})}</span>`:w`<span class="tag warn" title=${t.why}>${c("by hand: {who}",{who:t.by})}</span>`}
        ${t.recording==="held"?w`<span class="tag">${c("legal hold")}</span>`:_}
      </td>
      <td>${this.#o(t)}</td>
      <td class="end">
        ${t.recording==="gone"&&!t.assessments.length&&t.source==="sample"&&s.listens?w`<button class="plain small" @click=${()=>{this.#p(t)}}>
                ${c("Recording gone: next rank")}
              </button>`:w`<a
                class="button plain small"
                href=${`#call/${t.id}`}
                aria-label=${c("Open the call of {who}, {when}",{who:be(this.#n,t.agent),when:ke(t.called_at)})}
                >${c("Open")}</a
              >`}
      </td>
    </tr>`}#o(t){let s=t.assessments.find(r=>r.purpose==="score"&&r.state==="submitted"),n=t.assessments.filter(r=>r.purpose==="calibration"&&r.state==="submitted").length,l=t.assessments.find(r=>r.state==="draft");return t.others&&!t.opened?w`<span class="tag">${c("assessed; hidden until yours is signed")}</span>`:s?w`<span class="row tight"
      >${bs(s.quality,s.fatal.length)}<span class="soft small">${s.by}</span>
      ${An(s.answer)}${n?w`<span class="tag">${hn("{n} calibration","{n} calibrations",n)}</span>`:_}</span
    >`:w`<span class="soft">${l?c("begun by {who}",{who:l.by}):c("waits")}</span>`}#c(t){return w`<div class="proof">
      <p class="small soft">
        ${c("Rank of a call = SHA-256 of seed:call. The lowest ranks are drawn. Seed, size and hash of the population are in the journal; hotline quality sample draws again.")}
      </p>
      <div class="scroll">
        <table class="small">
          <thead>
            <tr>
              <th>${c("Agent")}</th>
              <th class="number">${c("Population")}</th>
              <th>${c("Seed")}</th>
              <th>${c("Hash of the population")}</th>
              <th>${c("Drawn again")}</th>
            </tr>
          </thead>
          <tbody>
            ${t.map(s=>w`<tr>
                  <td><bdi>${be(this.#n,s.agent)}</bdi></td>
                  <td class="number">${s.population}</td>
                  <td><code dir="ltr">${s.seed}</code></td>
                  <td><code dir="ltr" title=${s.sha256}>${s.sha256.slice(0,16)}…</code></td>
                  <td>
                    ${s.journalled?_:w`<span class="tag bad">${c("not in the journal")}</span>`}
                    ${s.holds?w`<span class="tag good">${c("the same calls")}</span>`:w`<span class="tag bad">${c("other calls")}</span>`}
                  </td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`}#h(){return w`<dialog class="by-hand" aria-label=${c("Choose a call by hand")}>
      <form method="dialog" class="card bare" @submit=${t=>{this.#d(t)}}>
        <h2>${c("Choose a call by hand")}</h2>
        <p class="soft small">
          ${c("It is marked as chosen, with your name and the reason, and counts in no average.")}
        </p>
        <label>${c("The call’s identity")}<input name="call" required dir="ltr" autocomplete="off" /></label>
        <label>${c("Why this call")}<input name="why" required dir="auto" maxlength="500" autocomplete="off" /></label>
        <div class="row">
          <button>${c("Choose")}</button
          ><button class="plain" type="button" @click=${()=>this.#u().close()}>${c("Cancel")}</button>
        </div>
      </form>
    </dialog>`}#u(){return document.querySelector("dialog.by-hand")}async#d(t){t.preventDefault();let s=new FormData(t.target),n={call:s.get("call"),why:s.get("why")},l=await xt(()=>at.post(`${it}/calls`,n));l&&(this.#u().close(),location.hash=`call/${l.body.id}`)}async#p(t){await xt(()=>at.post(`${it}/calls/${t.id}/next`))&&(Fe(c("The next rank of the draw took its place.")),await this.#m())}async#f(t){if(this.#i.delete(t))return this.#n.redraw();let s=await xt(()=>at.get(`${it}/samples?week=${t}`));s&&this.#i.set(t,s.body.samples),this.#n.redraw()}async#m(){let t=new URLSearchParams({...this.#t,...this.#s?{agent:this.#s}:{}}),s=await xt(()=>at.get(`${it}/calls?${t}`));this.#e=s?.body.calls??this.#e??[],this.#n.redraw()}};function er(e,t){let s=new Map;for(let n of e.rows){let[l,r]=s.get(n[t]??"")??[0,0];s.set(n[t]??"",[l+n.count,r+n.before])}return[...s].map(([n,[l,r]])=>[n,l,r]).sort((n,l)=>l[1]-n[1])}function sr(e,t){if(!t)return"–";let s=Math.round((e/t-1)*100);return`${s>0?"+":s<0?"−":"±"}${G(Math.abs(s))} %`}function nr(e,t,s,n){let l=Math.max(1,...s.map(r=>r[1]));return w`<section class="card">
    <h2>${e}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${t}</th>
            <td></td>
            <th class="number">${c("Cases")}</th>
            <th class="number">${c("Before")}</th>
            <th class="number">${c("Change")}</th>
          </tr>
        </thead>
        <tbody>
          ${s.map(([r,a,f])=>w`<tr>
                <td><bdi>${n(r)}</bdi></td>
                <td class="bar-cell">
                  <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="share-fill" width=${a/l*100} height="12"></rect>
                  </svg>
                </td>
                <td class="number">${G(a)}</td>
                <td class="number">${G(f)}</td>
                <td class="number nowrap"><bdi>${sr(a,f)}</bdi></td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}function lr(e,t,s){let n=Math.sqrt(3)*s;return ja(e,t,(l,r)=>{let f=[2*Math.round(r/(3*s)),2*Math.round((r/s-1.5)/3)+1].map(y=>{let g=y%2?.5:0;return{x:(Math.round(l/n-g)+g)*n,y:y*1.5*s}}),[d,m]=f;return Math.hypot(d.x-l,d.y-r)<=Math.hypot(m.x-l,m.y-r)?d:m})}function Ua(e,t,s){return ja(e,t,(l,r)=>({x:Math.floor(l/s),y:Math.floor(r/s)})).map(l=>({...l,x:t.x(l.longitude),y:t.y(l.latitude)}))}function ja(e,t,s){let n=new Map;for(let[l,r,a]of e){let{x:f,y:d}=s(t.x(r),t.y(l)),m=`${f.toFixed(3)} ${d.toFixed(3)}`,y=n.get(m)??{x:f,y:d,cases:0,latitude:0,longitude:0};y.latitude+=l*a,y.longitude+=r*a,y.cases+=a,n.set(m,y)}for(let l of n.values())l.latitude/=l.cases,l.longitude/=l.cases;return[...n.values()].sort((l,r)=>r.cases-l.cases)}function Ya(e,t,s){return Array.from({length:6},(n,l)=>{let r=Math.PI/3*l+Math.PI/6;return`${(e+s*Math.cos(r)).toFixed(1)},${(t+s*Math.sin(r)).toFixed(1)}`}).join(" ")}function Ka(e,t,s){return Math.max(1,Math.ceil(Math.sqrt(e/t)*s))}function Qa(e){if(!e.length)return null;let t={south:90,west:180,north:-90,east:-180};for(let[s,n]of e)t.south=Math.min(t.south,n),t.west=Math.min(t.west,s),t.north=Math.max(t.north,n),t.east=Math.max(t.east,s);return t}var gd=63710088e-1*Math.PI/180,Il=.004;function Ja(e,t,s,n=.06){let l={latitude:(e.south+e.north)/2,longitude:(e.west+e.east)/2},r=Math.cos(l.latitude*Math.PI/180),a=Math.max(e.north-e.south,Il)*(1+2*n),f=Math.max(e.east-e.west,Il)*r*(1+2*n),d=Math.min(t/f,s/a),m={x:t/2,y:s/2},y=b=>l.longitude+(b-m.x)/(d*r),g=b=>l.latitude-(b-m.y)/d;return{box:{south:g(s),north:g(0),west:y(0),east:y(t)},width:t,height:s,metresPerPixel:gd/d,x:b=>m.x+(b-l.longitude)*r*d,y:b=>m.y-(b-l.latitude)*d,longitude:y,latitude:g}}function Za(e){let t=10**Math.floor(Math.log10(e));return([5,2,1].find(n=>n*t<=e*(1+1e-9))??1)*t}function Xa(e,t){let s=Za(e.metresPerPixel*t);return{metres:s,pixels:s/e.metresPerPixel}}function tc(e){let t=Za(Math.max(e.north-e.south,e.east-e.west)/5),s=(n,l)=>{let r=[];for(let a=Math.ceil(n/t-1e-9);a*t<=l+t*1e-9;a++)r.push(Number((a*t).toFixed(8)));return r};return{step:t,latitudes:s(e.south,e.north),longitudes:s(e.west,e.east)}}function $e(e,t,s,n=1){let l=e.north-e.south,r=e.east-e.west,a={latitude:(e.south+e.north)/2+s*l,longitude:(e.west+e.east)/2+t*r},f={tall:Math.min(Math.max(l/2*n,Il/8),40),wide:Math.min(Math.max(r/2*n,Il/8),80)};return{south:Math.max(a.latitude-f.tall,-89.9),north:Math.min(a.latitude+f.tall,89.9),west:Math.max(a.longitude-f.wide,-179.9),east:Math.min(a.longitude+f.wide,179.9)}}var[Je,$s]=[960,560],ir=17,rr=6,ec=46,sc={right:74,bottom:150};function or(e){return Qa(e.flatMap(t=>t.polygons.flatMap(s=>s[0]??[])))}function Wl(e){return Ja(e,Je,$s)}function ar(e){return lr(e.found.cells,Wl(e.box),ir)}function cr(e){return jt(e.name,e.name[""]??"?")}function nc(e,t){let s=Wl(e.box),n={ArrowLeft:()=>$e(e.box,-.2,0),ArrowRight:()=>$e(e.box,.2,0),ArrowUp:()=>$e(e.box,0,.2),ArrowDown:()=>$e(e.box,0,-.2),"+":()=>$e(e.box,0,0,.5),"=":()=>$e(e.box,0,0,.5),"-":()=>$e(e.box,0,0,2)},l=r=>{let a=n[r.key];a&&(r.preventDefault(),t(a()))};return w`<div class="map-frame" dir="ltr">
    <svg
      class="map"
      viewBox="0 0 ${Je} ${$s}"
      tabindex="0"
      role="img"
      aria-label=${c("Map of complaints. Arrow keys move it, plus and minus zoom. The table below has the same numbers.")}
      @keydown=${l}
      @dblclick=${r=>t(bd(r,e.box,s))}>
      <defs>
        <clipPath id="map-frame"><rect width=${Je} height=${$s}></rect></clipPath>
      </defs>
      <g clip-path="url(#map-frame)">
        <rect class="map-ground" width=${Je} height=${$s}></rect>
        ${e.outline.map(r=>$d(r,s))} ${yd(s)}
        ${e.way==="heat"?vd(e.found.cells,s):xd(e,s)}
        ${e.outline.map(r=>wd(r,s))} ${Td(s)}
      </g>
    </svg>
    <div class="map-buttons">
      <button class="plain" aria-label=${c("Zoom in")} @click=${()=>t($e(e.box,0,0,.5))}>+</button>
      <button class="plain" aria-label=${c("Zoom out")} @click=${()=>t($e(e.box,0,0,2))}>−</button>
    </div>
  </div>`}function bd(e,t,s){let n=e.currentTarget.getBoundingClientRect(),l=s.longitude((e.clientX-n.left)/n.width*Je),r=s.latitude((e.clientY-n.top)/n.height*$s),[a,f]=[l-(t.west+t.east)/2,r-(t.south+t.north)/2];return $e(t,a/(t.east-t.west),f/(t.north-t.south),.5)}function $d(e,t){let s=e.polygons.flat().map(n=>`M${n.map(([l,r])=>`${t.x(l).toFixed(1)},${t.y(r).toFixed(1)}`).join("L")}Z`).join("");return oe`<path class="map-district" fill-rule="evenodd" d=${s}></path>`}function wd(e,t){let s=e.polygons[0]?.[0]??[],n=l=>s.reduce((r,a)=>r+a[l],0)/Math.max(s.length,1);return oe`<text class="map-name" x=${t.x(n(0))} y=${t.y(n(1))}>${cr(e)}</text>`}function yd(e){let t=tc(e.box),s=Math.max(0,-Math.floor(Math.log10(t.step)));return oe`<g class="map-lines">
    ${t.longitudes.map(n=>oe`<line x1=${e.x(n)} x2=${e.x(n)} y1="0" y2=${$s}></line>
      <text x=${e.x(n)+4} y=${$s-6}>${Math.abs(n).toFixed(s)}° ${n<0?"W":"E"}</text>`)}
    ${t.latitudes.map(n=>oe`<line y1=${e.y(n)} y2=${e.y(n)} x1="0" x2=${Je}></line>
      <text x=${e.y(n)<sc.bottom?sc.right:6} y=${e.y(n)-4}>${Math.abs(n).toFixed(s)}° ${n<0?"S":"N"}</text>`)}
  </g>`}function vd(e,t){let s=lr(e,t,ir),n=s[0]?.cases??1;return oe`<g>${s.map(l=>oe`<polygon class="hex hex-${Ka(l.cases,n,rr)}" points=${Ya(l.x,l.y,ir-.6)}><title>${G(l.cases)}</title></polygon>`)}</g>`}function xd(e,t){let s=Ua(e.found.cells,t,ec),n=new Set(s.filter(l=>l.cases===1));return oe`<g>
    ${[...n].map(l=>oe`<circle class="map-place" cx=${l.x} cy=${l.y} r="5"></circle>`)}
    ${s.filter(l=>!n.has(l)).map(l=>{let r=Math.min(10+Math.sqrt(l.cases)*1.6,ec/2+4);return oe`<circle class="map-cluster" cx=${l.x} cy=${l.y} r=${r}></circle><text class="map-count" x=${l.x} y=${l.y}>${G(l.cases)}</text>`})}
  </g>`}function Td(e){let t=Xa(e,150),s=t.metres>=1e3?`${G(t.metres/1e3)} km`:`${G(t.metres)} m`,[n,l]=[Je-20-t.pixels,$s-24];return oe`<g class="map-legend">
    <rect class="map-plate" x=${n-10} y=${l-22} width=${t.pixels+20} height="34" rx="4"></rect>
    <path d="M${n},${l-5}V${l}H${n+t.pixels}V${l-5}"></path><text x=${n+t.pixels/2} y=${l-8}>${s}</text>
    <rect class="map-plate" x=${Je-46} y="10" width="34" height="46" rx="4"></rect>
    <path class="map-north" d="M${Je-29},16l8,22l-8,-5l-8,5z"></path><text x=${Je-29} y="52">${c("N")}</text>
  </g>`}function lc(e){if(e.way!=="heat")return _;let t=ar(e)[0]?.cases??0;return w`<span class="row tight small soft"
    ><span class="row tight" dir="ltr"
      ><span class="number">1</span
      ><svg class="shades" viewBox="0 0 ${rr*20} 14" aria-hidden="true">
        ${Array.from({length:rr},(s,n)=>oe`<rect class="hex hex-${n+1}" x=${n*20} width="20" height="14"></rect>`)}
      </svg>
      <span class="number">${G(t)}</span></span
    >
    ${c("cases in a hexagon")}</span
  >`}var ur=15;function ic(e,t){let s=t.map((n,l)=>({one:n,count:e.districts[l]??0})).sort((n,l)=>l.count-n.count);return w`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${c("District")}</th>
          <th class="number">${c("Cases")}</th>
        </tr>
      </thead>
      <tbody>
        ${s.map(({one:n,count:l})=>w`<tr>
              <td><bdi>${cr(n)}</bdi></td>
              <td class="number">${G(l)}</td>
            </tr>`)}
        ${e.outside?w`<tr>
                <td class="soft">${c("in no district")}</td>
                <td class="number">${G(e.outside)}</td>
              </tr>`:_}
      </tbody>
    </table>
  </div>`}function rc(e,t){let s=ar(e);return w`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${c("Place (north, east)")}</th>
          <th class="number">${c("Cases")}</th>
          <th><span class="unseen">${c("Show")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${s.slice(0,ur).map(n=>w`<tr>
              <td class="number"><bdi dir="ltr">${n.latitude.toFixed(4)}, ${n.longitude.toFixed(4)}</bdi></td>
              <td class="number">${G(n.cases)}</td>
              <td class="end">
                <button
                  class="quiet small"
                  aria-label=${c("Show {n} cases at {place}",{n:G(n.cases),place:`${n.latitude.toFixed(4)}, ${n.longitude.toFixed(4)}`})}
                  @click=${()=>t(Ad(e.box,n.latitude,n.longitude))}>
                  ${c("Show")}
                </button>
              </td>
            </tr>`)}
        ${s.length>ur?w`<tr>
                <td class="soft" colspan="3">${c("and {n} further hexagons",{n:G(s.length-ur)})}</td>
              </tr>`:_}
      </tbody>
    </table>
  </div>`}function Ad(e,t,s){let[n,l]=[s-(e.west+e.east)/2,t-(e.south+e.north)/2];return $e(e,n/(e.east-e.west),l/(e.north-e.south),.35)}var ql=class{#t;#s={from:Ce(27),to:Ce(0)};#l="";#e="";#i="heat";#n=null;#a=null;#r=null;#o=[];#c=new ms;#h={at:[],lines:[]};#u=0;constructor(t){this.#t=t,this.#y()}show(){let{names:t}=this.#t,s=(l,r)=>[["",l],...Object.keys(r).map(a=>[a,zt(r,a,a)])],n=l=>{l(),this.#w()};return w` <div class="card filters">
        <div class="row">
          ${gs(this.#s,l=>n(()=>this.#s=l))}
          ${Qe(c("Category"),this.#l,s(c("All categories"),t.categories),l=>n(()=>this.#l=l))}
          ${Qe(c("Department"),this.#e,s(c("All departments"),t.departments),l=>n(()=>this.#e=l))}
          <a class="button plain" href=${`${it}/complaints?${this.#b()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${this.#a?w`${this.#d(this.#a)}${this.#p()}
              <section class="card">
                <h2>${c("Over time")}</h2>
                ${this.#c.show(this.#h,c("Complaints over time, and in the same time before."))}
              </section>
              ${this.#m(this.#a)}`:Kt(c("Loading…"))}`}#d(t){let s=r=>t.rows.reduce((a,f)=>a+f[r],0),[n,l]=[s("count"),s("before")];return w`<section class="card figures-row" aria-label=${c("In short")}>
      <div class="figure"><b class="number">${G(n)}</b><span class="soft">${c("cases opened")}</span></div>
      <div class="figure">
        <b class="number"><bdi>${sr(n,l)}</bdi></b
        ><span class="soft">${c("against {n} in the same time before",{n:G(l)})}</span>
      </div>
      <div class="figure">
        <b class="number">${G(this.#r?.total??0)}</b
        ><span class="soft">${c("with a place in the map’s frame")}</span>
      </div>
    </section>`}#p(){let t=this.#r;if(!t||!this.#n)return w`<section class="card">
        <h2>${c("Where")}</h2>
        ${Kt(t?c("None of these cases has a place."):c("Loading…"))}
      </section>`;let s={box:this.#n,way:this.#i,found:t,outline:this.#o};return w`<section class="card">
      <div class="row between">
        <h2>${c("Where")}</h2>
        <span class="row"
          >${lc(s)}
          <span class="row tight" role="group" aria-label=${c("What the map shows")}>
            ${this.#f("heat",c("Heat"))}${this.#f("points",c("Circles"))}</span
          >
          <button
            class="plain small"
            @click=${()=>{this.#n=or(this.#o),this.#$()}}>
            ${c("Whole city")}
          </button></span
        >
      </div>
      <div class="map-side">
        ${nc(s,n=>this.#g(n))}
        ${this.#o.length?ic(t,this.#o):rc(s,n=>this.#g(n))}
      </div>
    </section>`}#f(t,s){return w`<button
      class=${this.#i===t?"small":"plain small"}
      aria-pressed=${this.#i===t}
      @click=${()=>{this.#i=t,this.#t.redraw()}}>
      ${s}
    </button>`}#m(t){let{names:s}=this.#t;return w`<div class="columns">
      ${nr(c("By category"),c("Category"),er(t,"category"),n=>zt(s.categories,n||null,c("no category yet")))}
      ${nr(c("By department"),c("Department"),er(t,"department"),n=>zt(s.departments,n||null,c("nobody yet")))}
    </div>`}#g(t){this.#n=t,this.#t.redraw(),this.#$()}#b(){return new URLSearchParams({...this.#s,...this.#l?{category:this.#l}:{},...this.#e?{department:this.#e}:{}})}async#y(){if(this.#t.names.outline){let t=await xt(()=>at.get(`${it}/complaints/outline`));this.#o=t?.body.districts??[],this.#n=or(this.#o)}await this.#w()}async#w(){let t=this.#b();await Promise.all([this.#$(),this.#v(t)])}async#v(t){let s=await xt(()=>at.get(`${it}/complaints?${t}`));if(!s||t.toString()!==this.#b().toString())return;this.#a=s.body;let{days:n,counts:l,before:r}=s.body.trend;this.#h={at:n.map(xn),lines:[{name:c("This time"),colour:"--accent",values:l,filled:!0},{name:c("The time before"),colour:"--ink-soft",values:r,dashed:!0}]},this.#t.redraw()}async#$(){let t=++this.#u,s=this.#n,n=this.#b();s&&n.set("box",_d(s).map(r=>r.toFixed(6)).join(","));let l=await xt(()=>at.get(`${it}/complaints/map?${n}`));if(!(!l||t!==this.#u)){if(this.#r=l.body,!s&&l.body.box){let[r,a,f,d]=l.body.box;this.#n={south:r,west:a,north:f,east:d}}this.#t.redraw()}}};function _d(e){let{south:t,west:s,north:n,east:l}=Wl(e).box;return[Math.max(t,-90),Math.max(s,-180),Math.min(n,90),Math.min(l,180)]}var zl=class{#t;#s=null;#l=null;#e=null;constructor(t){this.#t=t,this.#c()}leave(){this.#e=null}show(){let t=this.#s;if(!t)return Kt(c("Loading…"));if(!t.length)return Kt(c("None of your calls has been assessed yet."));let s=t.filter(l=>l.call.source==="sample"&&l.quality!==null),n=s.length?s.reduce((l,r)=>l+(r.quality??0),0)/s.length:null;return w` <section class="card figures-row" aria-label=${c("In short")}>
        <div class="figure">
          <b class="number">${Et(n)}</b
          ><span class="soft">${c("mean of {n} drawn calls",{n:s.length})}</span>
        </div>
        <div class="figure">
          <b class="number">${t.filter(l=>!l.answer).length}</b
          ><span class="soft">${c("wait for your word")}</span>
        </div>
      </section>
      ${t.map(l=>this.#i(l))}`}#i(t){let s=this.#l===t.id;return w`<section class="card">
      <div class="row between">
        <h2>${ke(t.call.called_at)} · ${zt(this.#t.names.queues,t.call.queue,"–")}</h2>
        <span class="row tight"
          >${bs(t.quality,t.fatal.length)}${An(t.answer)}
          ${t.version>1?w`<span class="tag">${c("changed after your word")}</span>`:_}
          <button
            class="plain small"
            aria-expanded=${s}
            @click=${()=>{this.#l=s?null:t.id,this.#t.redraw()}}>
            ${s?c("Hide"):c("Show")}
          </button></span
        >
      </div>
      ${s?w` ${t.can_be_heard?this.#n(t):w`<p class="soft small">${c("The recording is not kept any more.")}</p>`}
            ${Nl(t,null)}${Fl(t.replies)}${this.#a(t)}`:_}
    </section>`}#n(t){return this.#e!==t.id?w`<p>
        <button
          class="plain"
          @click=${()=>{this.#e=t.id,this.#t.redraw()}}>
          ${c("Listen to the call")}
        </button>
        <span class="soft small">${c("Who listens is written into the access log.")}</span>
      </p>`:w`<audio
      controls
      preload="none"
      src=${`${it}/own/${t.id}/audio?why=${encodeURIComponent("my own assessed call")}`}></audio>`}#a(t){return t.answer==="disputed"||t.answer==="changed"?_:w`<form class="answer" @submit=${s=>{this.#r(s,t)}}>
      <label
        >${c("You do not agree? Say why; somebody answers.")}<textarea
          rows="2"
          required
          dir="auto"
          maxlength="4000"></textarea>
      </label>
      <div class="row">
        ${t.answer?_:w`<button type="button" @click=${()=>{this.#o(t,"acknowledge","")}}>${c("I have read it")}</button>`}
        <button class="plain">${c("Dispute")}</button>
      </div>
    </form>`}async#r(t,s){t.preventDefault(),await this.#o(s,"dispute",t.target.querySelector("textarea").value)}async#o(t,s,n){await xt(()=>at.post(`${it}/own/${t.id}/${s}`,{text:n}))&&(Fe(c("Thank you. It is written down.")),await this.#c())}async#c(){let t=await xt(()=>at.get(`${it}/own`));this.#s=t?.body.assessments??this.#s??[],this.#l??=this.#s.find(s=>!s.answer)?.id??null,this.#t.redraw()}};function oc(e,t,s,n){let l=t.some(r=>r.caller);return w`<section class="card">
    <h2>${c("Spoken comments")}</h2>
    ${t.length?w`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th>${c("When")}</th>
                  <th class="number">${c("Mark")}</th>
                  <th>${c("Queue")}</th>
                  <th>${c("Agent")}</th>
                  ${l?w`<th>${c("Caller")}</th>
                          <th>${c("Case")}</th>`:_}
                  <th>${c("Comment")}</th>
                </tr>
              </thead>
              <tbody>
                ${t.map(r=>w`<tr>
                      <td class="nowrap">${ke(r.offered_at)}</td>
                      <td class="number">${r.score??"–"}</td>
                      <td>${zt(e.names.queues,r.queue,"–")}</td>
                      <td><bdi>${be(e,r.agent)}</bdi></td>
                      ${l?w`<td><bdi dir="ltr">${r.caller??c("withheld")}</bdi></td>
                              <td><bdi>${r.reference??"–"}</bdi></td>`:_}
                      <td>
                        ${s===r.call?w`<audio
                                controls
                                autoplay
                                src=${`${it}/comments/${encodeURIComponent(r.call)}/audio`}></audio>`:w`<button class="plain small" @click=${()=>n(r.call)}>
                                ${c("Listen, {time}",{time:Ct(r.seconds)})}
                              </button>`}
                      </td>
                    </tr>`)}
              </tbody>
            </table>
          </div>`:w`<p class="soft">${c("Nobody left a comment in this time.")}</p>`}
  </section>`}function Gl(e,t,s){return w`<div class="figure">
    <b class="number">${e}</b
    ><span class="soft">${t}</span>${s?w`<span class="small soft"><bdi>${s}</bdi></span>`:_}
  </div>`}function hr(e,t){if(e===null||t===null)return"";let s=Math.round((e-t)*100);return c("{points} points",{points:`${s>0?"+":s<0?"−":"±"}${G(Math.abs(s))}`})}function _n(e,t,s,n){let l=Object.entries(s);return w`<section class="card">
    <h2>${e}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${t}</th>
            <th>${c("CSAT")}</th>
            <th class="number">${c("Answered")}</th>
            <th class="number">${c("Rate")}</th>
          </tr>
        </thead>
        <tbody>
          ${l.map(([r,a])=>w`<tr>
                <td><bdi>${n(r)}</bdi></td>
                <td>${El(a)}</td>
                <td class="number nowrap"><bdi dir="ltr">${G(a.answered)} / ${G(a.offered)}</bdi></td>
                <td class="number">${Et(a.response_rate)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}var Kn=class{#t;#s={from:Ce(83),to:Ce(0)};#l="";#e="";#i=null;#n=[];#a="";#r=new ms;#o={at:[],lines:[]};constructor(t){this.#t=t,this.#p()}show(){let{names:t}=this.#t,s=l=>{l(),this.#p()},n=[["",c("All queues")],...Object.keys(t.queues).map(l=>[l,zt(t.queues,l,l)])];return w` <div class="card filters">
        <div class="row">
          ${gs(this.#s,l=>s(()=>this.#s=l))}
          ${Qe(c("Queue"),this.#l,n,l=>s(()=>this.#l=l))}
          ${Object.keys(t.agents).length>1?Qe(c("Agent"),this.#e,Tn(this.#t),l=>s(()=>this.#e=l)):_}
          <a class="button plain" href=${`${it}/satisfaction?${this.#d()}&format=csv`} download
            >${c("Save as CSV")}</a
          >
        </div>
      </div>
      ${this.#i?this.#i.total.offered?this.#c(this.#i):Kt(c("Nobody was asked in this time.")):Kt(c("Loading…"))}`}#c(t){let{names:s}=this.#t,n={call:c("in the call"),"call-back":c("called later"),text:c("by text message")};return w` <section class="card figures-row" aria-label=${c("In short")}>
        ${Gl(Et(t.total.csat),c("CSAT"),hr(t.total.csat,t.before.csat))}
        ${Gl(Et(t.total.response_rate),c("response rate: {n} of {all}",{n:G(t.total.answered),all:G(t.total.offered)}),hr(t.total.response_rate,t.before.response_rate))}
        ${Gl(t.total.mean===null?"–":G(t.total.mean,2),c("mean mark, 1 to 5"),"")}
        <div class="figure wide">
          ${El(t.total)}<span class="soft small"
            >${c("95 % interval by Wilson; “few answers” where it is wider than 20 points")}</span
          >
        </div>
      </section>
      <p class="hint small">
        ${c("CSAT is the share of the marks 4 and 5 among all marks (“top two box”). A survey counts when it was offered. Compared with the same time before.")}
      </p>
      <div class="columns wide-first">
        <section class="card">
          <h2>${c("By week")}</h2>
          ${this.#r.show(this.#o,c("CSAT and response rate by week; the table below has the same numbers."))}
        </section>
        ${this.#h(t)}
      </div>
      <div class="columns">
        ${_n(c("By queue"),c("Queue"),t.queue,l=>zt(s.queues,l,c("no queue")))}
        ${_n(c("By agent"),c("Agent"),t.agent,l=>be(this.#t,l))}
        ${_n(c("By category"),c("Category"),t.category,l=>zt(s.categories,l,c("no case")))}
        ${_n(c("By way of asking"),c("Way"),t.channel,l=>n[l]??l)}
      </div>
      ${_n(c("By week"),c("Week"),Object.fromEntries(t.weeks.map(l=>[l.day,l])),ps)}
      ${oc(this.#t,this.#n,this.#a,l=>this.#u(l))}`}#h(t){let s=Math.max(1,...Object.values(t.marks));return w`<section class="card">
      <h2>${c("Marks")}</h2>
      <table class="small">
        <tbody>
          ${[5,4,3,2,1].map(n=>{let l=t.marks[n]??0;return w`<tr>
              <th class="number">${n}</th>
              <td class="bar-cell">
                <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    class=${n>=4?"share-fill":"share-rest"}
                    width=${l/s*100}
                    height="12"></rect>
                </svg>
              </td>
              <td class="number">${G(l)}</td>
            </tr>`})}
        </tbody>
      </table>
    </section>`}#u(t){this.#a=t,this.#t.redraw()}#d(){return new URLSearchParams({...this.#s,...this.#l?{queue:this.#l}:{},...this.#e?{agent:this.#e}:{}})}async#p(){let t=this.#d(),s=await xt(()=>Promise.all([at.get(`${it}/satisfaction?${t}`),at.get(`${it}/comments?${t}`)]));if(t.toString()===this.#d().toString()){if(s){this.#i=s[0].body,this.#n=s[1].body.comments;let n=this.#i.weeks;this.#o={at:n.map(l=>xn(l.day)),lines:[{name:c("CSAT"),colour:"--accent",values:n.map(l=>l.csat),filled:!0},{name:c("Response rate"),colour:"--warn",values:n.map(l=>l.response_rate),dashed:!0}],most:1,shown:Et}}this.#t.redraw()}}};var Sd=[{key:"calls",title:()=>c("Calls to listen to"),open:e=>new Vl(e)},{key:"averages",title:()=>c("Averages"),open:e=>new Dl(e)},{key:"satisfaction",title:()=>c("Satisfaction"),open:e=>new Kn(e)},{key:"complaints",title:()=>c("Complaints"),open:e=>new ql(e)}],ac=[{key:"own",title:()=>c("My assessed calls"),open:e=>new zl(e)},{key:"mine",title:()=>c("What my callers say"),open:e=>new Kn(e)}],dr=class{#t;#s;#l=null;#e=null;#i="";#n=!1;constructor(t){this.#t=t;let s=t.roles.includes("quality")||t.roles.includes("supervisor");this.#s=[...s?Sd:[],...t.agent?s?ac.slice(0,1):ac:[]],window.addEventListener("hashchange",()=>this.#r()),window.addEventListener("pagehide",()=>this.#e?.leave?.()),this.#a()}async#a(){this.#h();try{let t=(await at.get(`${it}/names`)).body;this.#l={me:this.#t,names:t,redraw:()=>this.#c()},this.#r()}catch(t){this.#i=Ls(t),this.#h()}}#r(){if(!this.#l)return;this.#e?.leave?.();let[t,s]=location.hash.slice(1).split("/");t==="call"&&s?this.#e=new Bl(this.#l,s):this.#e=this.#o()?.open(this.#l)??null,window.scrollTo(0,0),this.#h()}#o(){let t=location.hash.slice(1).split("/")[0];return this.#s.find(s=>s.key===(t==="call"?"calls":t))??this.#s[0]}#c(){this.#n||(this.#n=!0,requestAnimationFrame(()=>{this.#n=!1,this.#h()}))}#h(){let t=this.#o();an(w`${go(this.#t)}
        <main class="page quality" id="content">
          <h1 class="unseen">${c("Quality and satisfaction")}</h1>
          <nav class="tabs" aria-label=${c("Quality and satisfaction")}>
            ${this.#s.map(s=>w`<a href=${`#${s.key}`} aria-current=${s===t?"page":"false"}>${s.title()}</a>`)}
          </nav>
          ${this.#i?w`<p class="trouble" role="alert">${this.#i}</p>`:this.#e?.show()??w`<p class="empty soft">${c("Loading…")}</p>`}
        </main>`,document.body)}};await po(e=>new dr(e));
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
